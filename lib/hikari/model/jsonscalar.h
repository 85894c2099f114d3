#pragma once

#include <QString>

#include <variant>

namespace Hikari {

//! \brief A value that Discord sends as text, a number or a truth value; std::monostate when it is absent
using JsonScalar = std::variant<std::monostate, bool, qint64, double, QString>;

} // namespace Hikari

#pragma once

#include <QString>
#include <QStringView>

#include <chrono>
#include <optional>

namespace Hikari {

//! \brief Reads "500ms", "10s", "2min", at most a day; fractions are rounded to milliseconds
std::optional<std::chrono::milliseconds> timeFromText(QStringView text);
//! "500ms", "10s"
QString timeToText(std::chrono::milliseconds time);

} // namespace Hikari

#pragma once

#include <hikari/json/table_p.h>
#include <hikari/model/schema.h>

namespace Hikari {

//! \brief The keys of \a table, with those of its bases and of members that are fed from the whole object
HIKARI_AUTOTEST_EXPORT QList<FieldInfo> fieldsOf(const Table &table);

} // namespace Hikari

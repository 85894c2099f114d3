#pragma once

#include <hikari/core/jsonblob.h>

namespace Hikari {

//! \brief A part of a message's layout: a button, a select, a section and so on
//!
//! The type is read, everything else is kept as JSON. See Discord Docs/Components, "Component Reference".
struct Component
{
    int type = 0; //!< 1 action row, 2 button, 3 string select, …; 0 when it had none
    JsonBlob json; //!< the whole component

    bool operator==(const Component &) const = default;
};

} // namespace Hikari

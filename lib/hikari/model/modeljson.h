#pragma once

#include <hikari/core/error.h>
#include <hikari/core/global.h>

#include <QByteArray>
#include <QByteArrayView>

#include <optional>
#include <utility>

//! \file
//! Objects of Discord's from JSON and back, as the library itself reads and writes them; what hikari's EntityFactory
//! does

namespace Hikari {

struct Table;

template<typename T>
HIKARI_AUTOTEST_EXPORT const Table &tableOf();

namespace Detail {

HIKARI_EXPORT bool readJson(void *object, const Table &table, QByteArrayView json, Error *error);
HIKARI_EXPORT QByteArray writeJson(const void *object, const Table &table);

} // namespace Detail

//! \brief Reads one of Discord's objects, \a T being a struct that models() lists; any thread
//!
//! Unknown keys are skipped; a field of the wrong type keeps its default.
//!
//! \param error set when nothing is returned; may be null: Protocol, for text that is no JSON, no object, or lacks an
//! id
template<typename T>
std::optional<T> modelFromJson(QByteArrayView json, Error *error = nullptr)
{
    std::optional<T> object(std::in_place);
    if (!Detail::readJson(&*object, tableOf<T>(), json, error))
        object.reset();
    return object;
}

//! \brief Writes one as compact JSON with Discord's keys; what the library has no member for is not in it; any thread
template<typename T>
QByteArray modelToJson(const T &object)
{
    return Detail::writeJson(&object, tableOf<T>());
}

} // namespace Hikari

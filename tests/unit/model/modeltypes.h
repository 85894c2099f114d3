#pragma once

#include <hikari/json/table_p.h>

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>

#include <optional>

//! \brief A model under its name, for tests that do the same with every one of them
struct ModelType
{
    QString name;
    const Hikari::Table *table;
    //! Decodes and encodes; nullopt if the object was rejected
    std::optional<QByteArray> (*roundTrip)(const QByteArray &json, QStringList *warnings);
    //! Whether decoding what was encoded gives an equal value
    bool (*comesBackEqual)(const QByteArray &json);
};

const QList<ModelType> &modelTypes();
//! \brief A JSON object that has every key of \a table, each with a value that says something
QJsonObject fullSample(const Hikari::Table &table);
//! \brief The one called \a name, or null
const ModelType *modelType(const QString &name);

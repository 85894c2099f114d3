#pragma once

#include <hikari/cache/cachestore_p.h>
#include <hikari/cache/cacheview.h>

#include <QMap>

namespace Hikari {

//! \brief Looks at records
template<typename T>
class RecordView final : public Detail::CacheViewSource<T, Snowflake>
{
public:
    using Build = T (*)(const CacheStore &store, RecordHeap::Handle handle);

    RecordView(std::shared_ptr<const CacheStore> store, RecordTable table, Build build)
        : m_store(std::move(store))
        , m_table(std::move(table))
        , m_build(build)
    { }

    qsizetype size() const override { return m_table.size(); }
    bool contains(const Snowflake &key) const override { return m_table.find(key.value()) != 0; }
    std::optional<T> value(const Snowflake &key) const override
    {
        const RecordHeap::Handle handle = m_table.find(key.value());
        return handle != 0 ? std::optional<T>(m_build(*m_store, handle)) : std::nullopt;
    }
    Snowflake keyAt(qsizetype position) const override { return Snowflake(sorted()[std::size_t(position)].first); }
    T valueAt(qsizetype position) const override { return m_build(*m_store, sorted()[std::size_t(position)].second); }

private:
    using Sorted = std::vector<std::pair<quint64, RecordHeap::Handle>>;

    //! Made when somebody goes through the view
    const Sorted &sorted() const
    {
        if (m_sorted.empty() && m_table.size() > 0) {
            m_sorted.reserve(std::size_t(m_table.size()));
            m_table.forEach(
                [this](RecordHeap::Handle handle) { m_sorted.emplace_back(m_store->heap.at(handle)->key, handle); });
            std::sort(m_sorted.begin(), m_sorted.end());
        }
        return m_sorted;
    }

    std::shared_ptr<const CacheStore> m_store; // outlives the table
    RecordTable m_table;
    Build m_build;
    mutable Sorted m_sorted;
};

//! \brief Looks at values that are kept as they are
template<typename T, typename Key>
class ValueView final : public Detail::CacheViewSource<T, Key>
{
public:
    using Values = QMap<Key, std::shared_ptr<const T>>;

    explicit ValueView(const Values &values)
        : m_values(values)
        , m_keys(values.keys())
    { }

    qsizetype size() const override { return m_keys.size(); }
    bool contains(const Key &key) const override { return m_values.contains(key); }
    std::optional<T> value(const Key &key) const override
    {
        const auto it = m_values.constFind(key);
        return it != m_values.cend() ? std::optional<T>(**it) : std::nullopt;
    }
    Key keyAt(qsizetype position) const override { return m_keys[position]; }
    T valueAt(qsizetype position) const override { return **m_values.constFind(m_keys[position]); }

private:
    Values m_values;
    QList<Key> m_keys;
};

} // namespace Hikari

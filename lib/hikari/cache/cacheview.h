#pragma once

#include <hikari/core/snowflake.h>

#include <QList>

#include <algorithm>
#include <functional>
#include <iterator>
#include <memory>
#include <optional>
#include <vector>

namespace Hikari {

namespace Detail {

//! \brief What a view looks at; positions are in the order of the keys
template<typename T, typename Key>
class CacheViewSource
{
public:
    CacheViewSource() = default;
    virtual ~CacheViewSource() = default;
    Q_DISABLE_COPY_MOVE(CacheViewSource)

    virtual qsizetype size() const = 0;
    virtual bool contains(const Key &key) const = 0;
    virtual std::optional<T> value(const Key &key) const = 0;
    virtual Key keyAt(qsizetype position) const = 0;
    virtual T valueAt(qsizetype position) const = 0;
};

} // namespace Detail

//! \brief What a cache held at one moment, by key
//!
//! Cheap to get and to copy, whatever it holds: objects are made when they are asked for, each time anew, so keep the
//! value rather than ask twice. Later changes of the cache do not show, but for a member's user and a voice
//! state's member, who are as the cache knows them now. Stays valid when the cache is gone. In the order of keys, which
//! for ids means of creation. While a view lives the memory of what it holds cannot be used again, and the users of its
//! members stay known: drop it when done. To be used, copied and destroyed in the cache's thread only; values() may be
//! handed to others.
template<typename T, typename Key = Snowflake>
class CacheView
{
public:
    //! \brief Gives a copy of each value
    class const_iterator
    {
    public:
        using iterator_category = std::input_iterator_tag;
        using value_type = T;
        using difference_type = qsizetype;
        using reference = T;
        struct pointer
        {
            T value;
            const T *operator->() const { return &value; }
        };

        const_iterator() = default;
        Key key() const { return m_view->keyAt(m_position); }
        T value() const { return m_view->at(m_position); }
        T operator*() const { return value(); }
        pointer operator->() const { return { value() }; }
        const_iterator &operator++()
        {
            ++m_position;
            return *this;
        }
        const_iterator operator++(int)
        {
            const_iterator before = *this;
            ++m_position;
            return before;
        }
        bool operator==(const const_iterator &other) const { return m_position == other.m_position; }

    private:
        friend class CacheView;
        const_iterator(const CacheView *view, qsizetype position)
            : m_view(view)
            , m_position(position)
        { }

        const CacheView *m_view = nullptr;
        qsizetype m_position = 0;
    };

    CacheView() = default; //!< empty
    explicit CacheView(std::shared_ptr<const Detail::CacheViewSource<T, Key>> source)
        : d(std::move(source))
    { }

    qsizetype size() const { return d ? d->size() : 0; }
    bool isEmpty() const { return size() == 0; }
    bool contains(const Key &key) const { return d && d->contains(key); }
    //! \brief nullopt when there is none
    std::optional<T> value(const Key &key) const { return d ? d->value(key) : std::nullopt; }

    //! \brief The value at \a position, which is from 0 to size(), exclusive
    T at(qsizetype position) const
    {
        Q_ASSERT(position >= 0 && position < size());
        return d->valueAt(position);
    }
    Key keyAt(qsizetype position) const
    {
        Q_ASSERT(position >= 0 && position < size());
        return d->keyAt(position);
    }
    //! \brief Up to \a count values from \a first on; fewer, or none, where the view ends
    QList<T> page(qsizetype first, qsizetype count) const
    {
        QList<T> list;
        const qsizetype end = std::min(size(), std::max<qsizetype>(first, 0) + std::max<qsizetype>(count, 0));
        for (qsizetype i = std::max<qsizetype>(first, 0); i < end; ++i)
            list.append(d->valueAt(i));
        return list;
    }

    QList<Key> keys() const
    {
        QList<Key> list;
        list.reserve(size());
        for (qsizetype i = 0; i < size(); ++i)
            list.append(d->keyAt(i));
        return list;
    }
    QList<T> values() const { return page(0, size()); }

    //! \brief The part for which \a predicate(value) is true
    template<typename Predicate>
    CacheView filtered(Predicate predicate) const;

    //! \brief The first value for which \a predicate(value) is true; nullopt if there is none
    template<typename Predicate>
    std::optional<T> find(Predicate predicate) const
    {
        for (qsizetype i = 0; i < size(); ++i) {
            if (T value = d->valueAt(i); std::invoke(predicate, std::as_const(value)))
                return value;
        }
        return std::nullopt;
    }

    const_iterator begin() const { return { this, 0 }; }
    const_iterator end() const { return { this, size() }; }

private:
    std::shared_ptr<const Detail::CacheViewSource<T, Key>> d;
};

namespace Detail {

//! \brief Some positions of another view
template<typename T, typename Key>
class CacheViewSelection final : public CacheViewSource<T, Key>
{
public:
    CacheViewSelection(std::shared_ptr<const CacheViewSource<T, Key>> whole, std::vector<qsizetype> positions)
        : m_whole(std::move(whole))
        , m_positions(std::move(positions))
    { }

    qsizetype size() const override { return qsizetype(m_positions.size()); }
    bool contains(const Key &key) const override { return positionOf(key).has_value(); }
    std::optional<T> value(const Key &key) const override
    {
        const auto position = positionOf(key);
        return position ? std::optional<T>(m_whole->valueAt(*position)) : std::nullopt;
    }
    Key keyAt(qsizetype position) const override { return m_whole->keyAt(m_positions[std::size_t(position)]); }
    T valueAt(qsizetype position) const override { return m_whole->valueAt(m_positions[std::size_t(position)]); }

private:
    std::optional<qsizetype> positionOf(const Key &key) const
    {
        const auto it = std::lower_bound(m_positions.begin(), m_positions.end(), key,
            [this](qsizetype position, const Key &wanted) { return m_whole->keyAt(position) < wanted; });
        if (it == m_positions.end() || m_whole->keyAt(*it) != key)
            return std::nullopt;
        return *it;
    }

    std::shared_ptr<const CacheViewSource<T, Key>> m_whole;
    std::vector<qsizetype> m_positions;
};

} // namespace Detail

template<typename T, typename Key>
template<typename Predicate>
CacheView<T, Key> CacheView<T, Key>::filtered(Predicate predicate) const
{
    std::vector<qsizetype> positions;
    for (qsizetype i = 0; i < size(); ++i) {
        if (const T value = d->valueAt(i); std::invoke(predicate, value))
            positions.push_back(i);
    }
    if (positions.empty())
        return {};
    return CacheView(std::make_shared<const Detail::CacheViewSelection<T, Key>>(d, std::move(positions)));
}

} // namespace Hikari

#include <hikari/cache/messagering_p.h>

namespace Hikari {

MessageRing::Pointer MessageRing::find(Snowflake id) const
{
    const auto it = m_messages.constFind(id);
    return it != m_messages.cend() ? it->message : m_answered.value(id).message;
}

void MessageRing::addAnswer(const Message &answer)
{
    if (!answer.referencedMessage)
        return;
    const Message &referenced = *answer.referencedMessage;
    Answered &answered = m_answered[referenced.id];
    ++answered.answers;
    if (!answered.message && !m_messages.contains(referenced.id))
        answered.message = std::make_shared<const Message>(referenced);
}

void MessageRing::removeAnswer(const Message &answer)
{
    if (!answer.referencedMessage)
        return;
    const auto it = m_answered.find(answer.referencedMessage->id);
    if (it != m_answered.end() && --it->answers == 0)
        m_answered.erase(it);
}

MessageRing::Pointer MessageRing::takeOldest()
{
    for (;;) {
        const auto [order, id] = m_order.front();
        m_order.pop_front();
        const auto it = m_messages.find(id);
        if (it == m_messages.end() || it->order != order)
            continue;
        Pointer oldest = std::move(it->message);
        m_messages.erase(it);
        return oldest;
    }
}

MessageRing::Pointer MessageRing::insert(Pointer message)
{
    const Snowflake id = message->id;
    if (m_limit <= 0)
        return message;
    addAnswer(*message);
    Entry &entry = m_messages[id];
    Pointer replaced = std::exchange(entry.message, std::move(message));
    if (replaced) {
        removeAnswer(*replaced);
        return replaced;
    }
    entry.order = ++m_lastOrder;
    m_order.emplace_back(m_lastOrder, id);
    if (const auto answered = m_answered.find(id); answered != m_answered.end())
        answered->message.reset();
    if (m_messages.size() <= m_limit)
        return nullptr;
    Pointer gone = takeOldest();
    if (const auto answered = m_answered.find(gone->id); answered != m_answered.end())
        answered->message = gone;
    removeAnswer(*gone);
    return gone;
}

void MessageRing::replaceAnswered(Pointer message)
{
    if (const auto answered = m_answered.find(message->id); answered != m_answered.end() && answered->message)
        answered->message = std::move(message);
}

MessageRing::Pointer MessageRing::take(Snowflake id)
{
    if (const auto answered = m_answered.find(id); answered != m_answered.end())
        answered->message.reset();
    const auto it = m_messages.find(id);
    if (it == m_messages.end())
        return nullptr;
    Pointer gone = std::move(it->message);
    m_messages.erase(it);
    removeAnswer(*gone);
    if (m_order.size() > 2 * std::size_t(m_limit) + 16) { // many were taken out
        std::erase_if(m_order, [this](const auto &place) {
            const auto known = m_messages.constFind(place.second);
            return known == m_messages.cend() || known->order != place.first;
        });
    }
    return gone;
}

QMap<Snowflake, MessageRing::Pointer> MessageRing::all() const
{
    QMap<Snowflake, Pointer> messages;
    for (auto it = m_messages.cbegin(); it != m_messages.cend(); ++it)
        messages.insert(it.key(), it->message);
    return messages;
}

QList<MessageRing::Pointer> MessageRing::inOrder() const
{
    QList<Pointer> messages;
    messages.reserve(m_messages.size());
    for (const auto &[order, id] : m_order) {
        if (const auto it = m_messages.constFind(id); it != m_messages.cend() && it->order == order)
            messages.append(it->message);
    }
    return messages;
}

QMap<Snowflake, MessageRing::Pointer> MessageRing::answered() const
{
    QMap<Snowflake, Pointer> messages;
    for (auto it = m_answered.cbegin(); it != m_answered.cend(); ++it) {
        if (!m_messages.contains(it.key()))
            messages.insert(it.key(), it->message);
    }
    return messages;
}

void MessageRing::setAnswered(Snowflake id, Pointer message)
{
    const auto answered = m_answered.find(id);
    if (answered != m_answered.end() && !m_messages.contains(id))
        answered->message = std::move(message);
}

void MessageRing::clear()
{
    m_messages.clear();
    m_order.clear();
    m_answered.clear();
}

} // namespace Hikari

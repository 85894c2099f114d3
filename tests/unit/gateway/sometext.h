#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QRandomGenerator>

//! \brief Text as repetitive as JSON is, or noise, of few or many different bytes
inline QByteArray someText(QRandomGenerator &random, int size)
{
    static const QByteArrayList words { "\"id\":\"", "\",\"name\":\"", "\",\"member\":{\"user\":{", "a", "11000", "}" };
    const int noise = random.bounded(4);
    const int first = random.bounded(256);
    const int bytes = random.bounded(2) == 0 ? 1 + random.bounded(12) : 256;
    const int longest = random.bounded(40) == 0 ? 70'000 : 600;
    QByteArray text;
    while (text.size() < size) {
        const int kind = random.bounded(20);
        if (kind < noise * 5)
            text += char(first + random.bounded(bytes));
        else if (kind == 18)
            text += QByteArray(random.bounded(longest), char('a' + random.bounded(3)));
        else if (kind == 19 && !text.isEmpty())
            text += text.mid(random.bounded(int(text.size())), random.bounded(longest));
        else
            text += words[random.bounded(int(words.size()))];
    }
    return text.left(size);
}

#include <widgets/livesource.h>

#include <widgets/plaintext.h>

namespace Panel {

qint64 LiveSource::rowOf(quint64 number) const
{
    qint64 low = 0;
    qint64 high = count();
    while (low < high) {
        const qint64 middle = low + (high - low) / 2;
        if (numberAt(middle) < number)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

LiveRow LiveSource::row(qint64 row) const
{
    Q_UNUSED(row)
    return {};
}

QString LiveSource::accessibleText(qint64 row) const
{
    const LiveRow look = this->row(row);
    if (look.isGap)
        return visibleText(look.gapText);
    QStringList parts;
    const QList<LiveColumn> all = columns();
    for (int i = 0; i < all.size(); ++i) {
        LiveCell content;
        cell(row, i, &content);
        if (!content.text.isEmpty())
            parts += all[i].title + u' ' + visibleText(content.text);
    }
    return parts.join(QLatin1String(", "));
}

} // namespace Panel

#include <widgets/plaintext.h>

#include <QStringList>

#include <algorithm>

namespace Panel {

namespace {

//! The short name of a format character that changes how its neighbours are drawn; null for all others.
const char *formatName(char32_t character)
{
    switch (character) {
    case 0x00AD:
        return "SHY";
    case 0x061C:
        return "ALM";
    case 0x180E:
        return "MVS";
    case 0x200B:
        return "ZWSP";
    case 0x200E:
        return "LRM";
    case 0x200F:
        return "RLM";
    case 0x202A:
        return "LRE";
    case 0x202B:
        return "RLE";
    case 0x202C:
        return "PDF";
    case 0x202D:
        return "LRO";
    case 0x202E:
        return "RLO";
    case 0x2060:
        return "WJ";
    case 0x2066:
        return "LRI";
    case 0x2067:
        return "RLI";
    case 0x2068:
        return "FSI";
    case 0x2069:
        return "PDI";
    case 0xFEFF:
        return "BOM";
    default:
        return nullptr;
    }
}

bool isLineBreak(char32_t character)
{
    return character == '\n' || character == '\r' || character == 0x85 || character == 0x2028 || character == 0x2029;
}

bool isSuspicious(char16_t unit)
{
    return unit < 0x20 || (unit >= 0x7F && unit < 0xA0) || unit == 0xAD || unit == 0x61C || unit == 0x180E
        || (unit >= 0x200B && unit <= 0x200F && unit != 0x200C && unit != 0x200D) || (unit >= 0x2028 && unit <= 0x202E)
        || (unit >= 0x2060 && unit <= 0x206F) || unit == 0xFEFF || (unit >= 0xFFF9 && unit <= 0xFFFB)
        || (unit >= 0xD800 && unit <= 0xDFFF);
}

} // namespace

bool isPlainVisible(QStringView text, qsizetype limit)
{
    if (limit >= 0 && text.size() > limit)
        return false;
    for (const QChar unit : text) {
        if (isSuspicious(unit.unicode()))
            return false;
    }
    return true;
}

QString visibleText(QStringView text, qsizetype limit)
{
    if (isPlainVisible(text, limit))
        return text.toString();
    const bool cut = limit >= 0 && text.size() > limit;
    if (cut)
        text = text.first(limit > 0 && text[limit - 1].isHighSurrogate() ? limit - 1 : limit);
    QString result;
    result.reserve(text.size() + 8);
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar unit = text[i];
        if (unit.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            const char32_t character = QChar::surrogateToUcs4(unit, text[i + 1]);
            ++i;
            // Tags and supplementary format characters are invisible; emoji flags built from them lose nothing but
            // that.
            if (character >= 0xE0000 && character <= 0xE007F)
                result += QChar(0xFFFD);
            else
                result += QStringView { text.data() + i - 1, 2 };
            continue;
        }
        const char32_t character = unit.unicode();
        if (unit.isSurrogate()) {
            result += QChar(0xFFFD);
        } else if (isLineBreak(character)) {
            if (character == '\r' && i + 1 < text.size() && text[i + 1] == u'\n')
                ++i;
            result += QChar(0x23CE);
        } else if (character == '\t') {
            result += u' ';
        } else if (character < 0x20) {
            result += QChar(char16_t(0x2400 + character));
        } else if (character == 0x7F) {
            result += QChar(0x2421);
        } else if (const char *name = formatName(character)) {
            result += QChar(0x2E22) + QLatin1String(name) + QChar(0x2E23);
        } else if (isSuspicious(unit.unicode())) {
            result += QChar(0xFFFD);
        } else {
            result += unit;
        }
    }
    if (cut)
        result += QChar(0x2026);
    return result;
}

QString tooltipText(QStringView text, qsizetype limit)
{
    QStringList lines;
    qsizetype left = limit;
    for (const QStringView line : text.split(u'\n')) {
        const QString visible = visibleText(line, limit < 0 ? -1 : left);
        lines += visible.toHtmlEscaped();
        left = std::max<qsizetype>(0, left - visible.size());
        if (limit >= 0 && left == 0)
            break;
    }
    return QLatin1String("<div style='white-space:pre'>") + lines.join(QLatin1String("<br/>"))
        + QLatin1String("</div>");
}

} // namespace Panel

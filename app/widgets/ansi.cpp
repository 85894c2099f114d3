#include <widgets/ansi.h>

#include <algorithm>
#include <array>

namespace Panel {

namespace {

constexpr int tabWidth = 8;

// The sixteen colours of a terminal, as they read on our terminal background.
constexpr std::array<QRgb, 16> basicColors { 0xff3b4252, 0xffff7f76, 0xff4cc79a, 0xfff2b84b, 0xff6ca0ff, 0xffd489d8,
    0xff5cc8d8, 0xffc9cfda, 0xff6a7387, 0xffff9d96, 0xff7fe0ba, 0xffffd27a, 0xff97bcff, 0xffe9aeec, 0xff8ce0ec,
    0xffffffff };

//! Takes a colour of 38 or 48: "5;n" or "2;r;g;b"; moves \a index past it.
QColor extendedColor(const QList<int> &codes, qsizetype &index)
{
    const auto next = [&] { return ++index < codes.size() ? std::clamp(codes[index], 0, 255) : 0; };
    const int kind = next();
    if (kind == 5)
        return AnsiText::indexedColor(next());
    if (kind != 2)
        return {};
    const int red = next();
    const int green = next();
    const int blue = next();
    return QColor(red, green, blue);
}

void applySgr(const QList<int> &codes, AnsiStyle &style)
{
    for (qsizetype i = 0; i < codes.size(); ++i) {
        const int code = codes[i];
        switch (code) {
        case 0:
            style = {};
            break;
        case 1:
            style.bold = true;
            break;
        case 2:
            style.dim = true;
            break;
        case 3:
            style.italic = true;
            break;
        case 4:
            style.underline = true;
            break;
        case 7:
            style.inverse = true;
            break;
        case 22:
            style.bold = style.dim = false;
            break;
        case 23:
            style.italic = false;
            break;
        case 24:
            style.underline = false;
            break;
        case 27:
            style.inverse = false;
            break;
        case 38:
            style.foreground = extendedColor(codes, i);
            break;
        case 39:
            style.foreground = QColor();
            break;
        case 48:
            style.background = extendedColor(codes, i);
            break;
        case 49:
            style.background = QColor();
            break;
        default:
            if (code >= 30 && code <= 37)
                style.foreground = AnsiText::indexedColor(code - 30);
            else if (code >= 40 && code <= 47)
                style.background = AnsiText::indexedColor(code - 40);
            else if (code >= 90 && code <= 97)
                style.foreground = AnsiText::indexedColor(code - 90 + 8);
            else if (code >= 100 && code <= 107)
                style.background = AnsiText::indexedColor(code - 100 + 8);
        }
    }
}

//! Reads the escape sequence at \a i (on ESC); returns where the text goes on. SGR is applied, all else dropped.
qsizetype skipEscape(QStringView text, qsizetype i, AnsiStyle &style)
{
    ++i;
    if (i >= text.size())
        return i;
    const char16_t kind = text[i].unicode();
    if (kind == u'[') {
        QList<int> codes;
        int code = 0;
        bool isPrivate = false;
        for (++i; i < text.size(); ++i) {
            const char16_t unit = text[i].unicode();
            if (unit >= u'0' && unit <= u'9') {
                code = std::min(code * 10 + (unit - u'0'), 9999);
            } else if (unit == u';' || unit == u':') {
                codes += code;
                code = 0;
            } else if (unit >= 0x40 && unit <= 0x7e) {
                codes += code;
                if (unit == u'm' && !isPrivate)
                    applySgr(codes, style);
                return i + 1;
            } else if (unit >= 0x20 && unit < 0x40) {
                isPrivate = true;
            } else {
                return i; // not a sequence after all
            }
        }
        return i;
    }
    if (kind == u']' || kind == u'P' || kind == u'X' || kind == u'^' || kind == u'_') {
        // A string ends with BEL or ESC \. Without an end it would swallow everything, so only its head is dropped.
        for (qsizetype end = i + 1; end < text.size(); ++end) {
            if (text[end] == u'\a')
                return end + 1;
            if (text[end] == u'\x1b' && end + 1 < text.size() && text[end + 1] == u'\\')
                return end + 2;
            if (text[end] == u'\n')
                break;
        }
        return i + 1;
    }
    return kind >= 0x20 ? i + 1 : i;
}

bool isDropped(char16_t unit)
{
    return unit < 0x20 || (unit >= 0x7f && unit < 0xa0) || (unit >= 0x200b && unit <= 0x200f)
        || (unit >= 0x202a && unit <= 0x202e) || (unit >= 0x2060 && unit <= 0x206f) || unit == 0xfeff;
}

} // namespace

QColor AnsiText::indexedColor(int index)
{
    if (index < 16)
        return QColor::fromRgb(basicColors[size_t(std::max(0, index))]);
    if (index >= 232) {
        const int grey = 8 + 10 * (std::min(index, 255) - 232);
        return QColor(grey, grey, grey);
    }
    index -= 16;
    const auto level = [](int step) { return step == 0 ? 0 : 55 + 40 * step; };
    return QColor(level(index / 36), level(index / 6 % 6), level(index % 6));
}

AnsiText AnsiText::parse(QStringView text, int maxLines, int maxColumns)
{
    AnsiText result;
    AnsiStyle style;
    QList<AnsiRun> line;
    int column = 0;
    const auto put = [&](QStringView character) {
        if (maxColumns >= 0 && column >= maxColumns)
            return;
        if (line.isEmpty() || !(line.last().style == style))
            line += AnsiRun { QString(), style };
        line.last().text += character;
        ++column;
        result.m_columns = std::max(result.m_columns, column);
    };
    const auto isFull = [&] { return maxLines >= 0 && result.m_lines.size() >= maxLines; };
    for (qsizetype i = 0; i < text.size() && !isFull();) {
        const char16_t unit = text[i].unicode();
        if (unit == u'\x1b') {
            i = skipEscape(text, i, style);
            continue;
        }
        if (unit == u'\n') {
            result.m_lines += line;
            line.clear();
            column = 0;
        } else if (unit == u'\t') {
            do {
                put(u" ");
            } while (column % tabWidth != 0 && (maxColumns < 0 || column < maxColumns));
        } else if (!isDropped(unit)) {
            const bool pair = text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
            put(text.mid(i, pair ? 2 : 1));
            i += pair;
        }
        ++i;
    }
    if (!line.isEmpty() && !isFull())
        result.m_lines += line;
    return result;
}

QList<AnsiRun> AnsiText::parseLine(QStringView text)
{
    const AnsiText parsed = parse(text.left(4096), 1);
    return parsed.m_lines.value(0);
}

QString AnsiText::plainText() const
{
    QString text;
    for (const QList<AnsiRun> &line : m_lines) {
        for (const AnsiRun &run : line)
            text += run.text;
        text += u'\n';
    }
    return text;
}

} // namespace Panel

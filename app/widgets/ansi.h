#pragma once

#include <QColor>
#include <QList>
#include <QString>

namespace Panel {

//! \brief How one cell of a terminal looks; an invalid colour is the terminal's own
struct AnsiStyle
{
    QColor foreground = {};
    QColor background = {};
    bool bold = false;
    bool dim = false;
    bool italic = false;
    bool underline = false;
    bool inverse = false;

    friend bool operator==(const AnsiStyle &, const AnsiStyle &) = default;
};

//! \brief Neighbouring characters with the same style
struct AnsiRun
{
    QString text;
    AnsiStyle style;

    friend bool operator==(const AnsiRun &, const AnsiRun &) = default;
};

//! \brief Text with colours, cut into lines
class AnsiText
{
public:
    //! \brief Reads SGR sequences (0-4, 7, 22-24, 27, 30-49, 90-107, 38/48 with 5;n and 2;r;g;b) and drops all others
    //!
    //! Control characters but line feed and tab are dropped as well; tabs go to the next multiple of 8.
    //! \param maxLines, maxColumns what is beyond is cut; negative means no limit
    static AnsiText parse(QStringView text, int maxLines = -1, int maxColumns = -1);

    const QList<QList<AnsiRun>> &lines() const { return m_lines; }
    //! \brief The longest line in cells; a character beyond the basic plane counts as one
    int columns() const { return m_columns; }
    //! \brief The text without colours
    QString plainText() const;

    //! \brief One line in a log: its runs, without line breaks
    static QList<AnsiRun> parseLine(QStringView text);
    //! \brief The 256 colours of 38;5;n
    static QColor indexedColor(int index);

private:
    QList<QList<AnsiRun>> m_lines;
    int m_columns = 0;
};

} // namespace Panel

#pragma once

#include <theme/stateglyph.h>

#include <QStyledItemDelegate>

QT_FORWARD_DECLARE_CLASS(QAbstractItemView)
QT_FORWARD_DECLARE_CLASS(QTableView)
QT_FORWARD_DECLARE_CLASS(QTreeView)

namespace Panel {

//! \brief What CellDelegate asks the model for, besides Qt::DisplayRole and Qt::TextAlignmentRole
enum CellRole
{
    GlyphRole = Qt::UserRole + 100, //!< int of Glyph before the text
    ToneRole, //!< int of Tone: of the glyph and the line, and of the text with TintedRole
    ExtraRole, //!< QString, quiet text after the word: "no ACK 12 s"
    SparkRole, //!< QList<float>: the text goes right, the line left of it
    MonoRole, //!< bool
    MutedRole, //!< bool: zeros, dashes, what is no longer updated
    StrongRole, //!< bool
    TintedRole, //!< bool: the text in the colour of the tone
};

//! \brief Paints the cells of our tables and trees: glyph, word, extra; line and value; numbers right with even digits
//!
//! All text is escaped. Rows are as high as Metrics says.
class CellDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit CellDelegate(QObject *parent = nullptr);

    //! \brief Samples the width of a line stands for; default 60
    void setSparkSlots(int samples) { m_sparkSlots = samples; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    int m_sparkSlots = 60;
};

//! \brief Our look for a table: CellDelegate, fixed rows, no grid, stripes, header aligned like its column
void prepareTable(QTableView *table);
//! \brief Our look for a tree: CellDelegate, uniform rows, chevrons; ticks with a bar for "partly" come from the style
void prepareTree(QTreeView *tree);

} // namespace Panel

#pragma once

#include <theme/stateglyph.h>

#include <QAbstractButton>
#include <QList>

QT_FORWARD_DECLARE_CLASS(QHBoxLayout)

namespace Panel {

//! \brief A round toggle with a glyph, a word and a count
class Chip : public QAbstractButton
{
    Q_OBJECT

public:
    explicit Chip(const QString &text, QWidget *parent = nullptr);

    void setGlyph(Glyph glyph, Tone tone);
    //! \brief The number after the word; negative hides it. A count of trouble is coloured with the tone when not zero.
    void setCount(qint64 count, bool tinted = false);
    qint64 count() const { return m_count; }

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Glyph m_glyph = Glyph::None;
    Tone m_tone = Tone::Neutral;
    qint64 m_count = -1;
    bool m_tinted = false;
};

//! \brief A row of chips: one of them (exclusive) or any
class ChipBar : public QWidget
{
    Q_OBJECT

public:
    explicit ChipBar(bool exclusive, QWidget *parent = nullptr);

    //! \brief Adds a chip; the caller sets its objectName and tool tip
    Chip *addChip(const QString &id, const QString &text, Glyph glyph = Glyph::None, Tone tone = Tone::Neutral);
    Chip *chip(const QString &id) const;
    QString idOf(const Chip *chip) const;
    //! \brief The checked ids in the order of the row
    QStringList checkedIds() const;
    void setChecked(const QString &id, bool checked = true);

Q_SIGNALS:
    //! \brief The user or setChecked() changed what is checked
    void checkedChanged(const QStringList &ids);

private:
    struct Entry
    {
        QString id;
        Chip *chip;
    };
    QList<Entry> m_chips;
    QHBoxLayout *m_row;
    bool m_exclusive;
};

} // namespace Panel

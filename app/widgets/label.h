#pragma once

#include <theme/metrics.h>
#include <theme/stateglyph.h>
#include <theme/tokens.h>

#include <QLabel>

namespace Panel {

//! \brief A plain text in one of our fonts and colours; follows theme and text size
//!
//! Never rich text. A text too long for the place is elided at the right unless it wraps.
class Label : public QLabel
{
    Q_OBJECT

public:
    explicit Label(FontRole role = FontRole::Body, Token color = Token::Text, QWidget *parent = nullptr);
    explicit Label(
        const QString &text, FontRole role = FontRole::Body, Token color = Token::Text, QWidget *parent = nullptr);

    void setRole(FontRole role);
    void setColor(Token color);
    //! \brief Lets the label shrink below its text, which then ends in "…"; off by default
    void setElided(bool elided);

    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void refresh();

    FontRole m_role;
    Token m_color;
    bool m_elided = false;
};

//! \brief A glyph and one sentence, as at the left of the status bar
class GlyphLabel : public QWidget
{
    Q_OBJECT

public:
    explicit GlyphLabel(QWidget *parent = nullptr);

    void set(Glyph glyph, Tone tone, const QString &text);
    QString text() const { return m_text; }
    //! \brief Paints the text in the colour of the tone as well; off by default
    void setTinted(bool tinted);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_text;
    Glyph m_glyph = Glyph::None;
    Tone m_tone = Tone::Neutral;
    bool m_tinted = false;
};

//! \brief A hairline between two parts
class Divider : public QWidget
{
    Q_OBJECT

public:
    explicit Divider(Qt::Orientation orientation = Qt::Horizontal, QWidget *parent = nullptr);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Qt::Orientation m_orientation;
};

} // namespace Panel

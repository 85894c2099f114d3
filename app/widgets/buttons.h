#pragma once

#include <theme/icons.h>
#include <theme/stateglyph.h>

#include <QPushButton>
#include <QToolButton>

namespace Panel {

//! \brief A button with a word; checkable and with a menu like any QPushButton
class Button : public QPushButton
{
    Q_OBJECT

public:
    enum class Kind
    {
        Normal,
        Primary, //!< the one next step of a place
        Quiet, //!< no box until hovered
        Link, //!< accent text, no box
        Danger,
    };
    Q_ENUM(Kind)

    explicit Button(QWidget *parent = nullptr);
    explicit Button(const QString &text, Kind kind = Kind::Normal, QWidget *parent = nullptr);
    Button(Icon icon, const QString &text, Kind kind = Kind::Normal, QWidget *parent = nullptr);

    Kind kind() const { return m_kind; }
    void setKind(Kind kind);
    //! \brief An icon in the colour of the text
    void setIcon(Icon icon, Token color = Token::Text);
    void clearIcon();
    //! \brief A quiet second text after the word: "simulator on 127.0.0.1:41873"
    void setDetail(const QString &detail);
    QString detail() const { return m_detail; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    Kind m_kind = Kind::Normal;
    QString m_detail;
    Icon m_icon = Icon::Count;
    Token m_iconColor = Token::Text;
};

//! \brief A square button with an icon only; needs a tool tip, which also is its accessible name until one is set
class IconButton : public QToolButton
{
    Q_OBJECT

public:
    explicit IconButton(Icon icon, const QString &toolTip, QWidget *parent = nullptr);

    void setIcon(Icon icon, Token color = Token::Text);
    //! \brief No box until hovered or checked, as in the top bar and on tabs; off by default
    void setFlat(bool flat);
    //! \brief A number on the corner; 0 hides it
    void setBadge(int count);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Icon m_icon;
    Token m_color = Token::Text;
    int m_badge = 0;
    bool m_flat = false;
};

//! \brief One entry of the navigation rail: icon, word, count
class NavButton : public QAbstractButton
{
    Q_OBJECT

public:
    NavButton(Icon icon, const QString &text, QWidget *parent = nullptr);

    //! \brief What needs a look there; 0 hides the badge
    void setCount(int count, Tone tone = Tone::Warn);
    int count() const { return m_count; }
    //! \brief Icon only, for narrow windows; the word becomes the tool tip
    void setCollapsed(bool collapsed);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Icon m_icon;
    Tone m_tone = Tone::Warn;
    int m_count = 0;
    bool m_collapsed = false;
};

//! \brief An on/off switch, for what acts at once
class Switch : public QAbstractButton
{
    Q_OBJECT

public:
    explicit Switch(QWidget *parent = nullptr);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
};

//! \brief The state of the application: glyph, word and tint in a pill
class StateBadge : public QAbstractButton
{
    Q_OBJECT

public:
    explicit StateBadge(QWidget *parent = nullptr);

    void setState(Glyph glyph, Tone tone, const QString &text);
    void setState(const StateLook &look) { setState(look.glyph, look.tone, look.word); }

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Glyph m_glyph = Glyph::Ring;
    Tone m_tone = Tone::Idle;
};

} // namespace Panel

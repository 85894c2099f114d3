#pragma once

#include <theme/tokens.h>

#include <QFrame>

QT_FORWARD_DECLARE_CLASS(QHBoxLayout)

namespace Panel {

class Button;
class IconButton;
class Label;

//! \brief A bar that names what happened and offers the next step; never a dialog
class InlineMessage : public QFrame
{
    Q_OBJECT

public:
    explicit InlineMessage(QWidget *parent = nullptr);

    //! \param title what happened, in one short sentence
    //! \param text what it means
    void setMessage(Tone tone, const QString &title, const QString &text);
    QString title() const;
    QString text() const;
    Tone tone() const { return m_tone; }
    //! \brief Adds a button; the last one added is the remedy. The caller sets its objectName and connects it.
    Button *addButton(const QString &text);
    void clearButtons();
    void setClosable(bool closable);

Q_SIGNALS:
    //! \brief The user closed the bar; it is hidden already
    void closed();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Tone m_tone = Tone::Info;
    Label *m_title;
    Label *m_text;
    QHBoxLayout *m_buttons;
    IconButton *m_close;
};

} // namespace Panel

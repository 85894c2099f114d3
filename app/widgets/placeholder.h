#pragma once

#include <theme/icons.h>

#include <QWidget>

QT_FORWARD_DECLARE_CLASS(QHBoxLayout)

namespace Panel {

class Button;
class Label;

//! \brief What stands in an empty place: what would be here, how to get it, and the next step as the first button
class Placeholder : public QWidget
{
    Q_OBJECT

public:
    explicit Placeholder(QWidget *parent = nullptr);
    Placeholder(Icon icon, const QString &title, const QString &text, QWidget *parent = nullptr);

    void setIcon(Icon icon, Tone tone = Tone::Accent);
    void setTitle(const QString &title);
    void setText(const QString &text);
    //! \brief Adds a button; the first one is primary
    Button *addButton(const QString &text);
    //! \brief A quiet line at the end, for example the keys of the buttons
    void setHint(const QString &hint);

private:
    class Disc;

    Disc *m_disc;
    Label *m_title;
    Label *m_text;
    Label *m_hint;
    QHBoxLayout *m_buttons;
};

//! \brief Steps of one undertaking, one below the other: done, running, still to do
class StepList : public QWidget
{
    Q_OBJECT

public:
    enum class State
    {
        Waiting,
        Running,
        Done,
        Failed
    };
    struct Step
    {
        QString text;
        QString detail; //!< at the right: "200 in 41 ms"
        State state = State::Waiting;
    };

    explicit StepList(QWidget *parent = nullptr);

    void setSteps(const QList<Step> &steps);
    const QList<Step> &steps() const { return m_steps; }

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QList<Step> m_steps;
};

} // namespace Panel

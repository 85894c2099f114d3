#pragma once

#include <widgets/card.h>

#include <hikari/core/error.h>

QT_FORWARD_DECLARE_CLASS(QHBoxLayout)

namespace Panel {

class Button;
class Hub;
class Label;

//! \brief The session has ended for good: what happened, what it means, and the next step as the first button
class FailureCard : public Card
{
    Q_OBJECT
public:
    explicit FailureCard(Hub *hub, QWidget *parent = nullptr);

    void refresh();

Q_SIGNALS:
    void retryRequested();
    void logRequested();

private:
    void remedy();
    QString details() const;

    class Cross;

    Hub *m_hub;
    Label *m_title;
    Label *m_subtitle;
    Label *m_text;
    Label *m_facts;
    Button *m_remedy;
    int m_code = 0;
};

} // namespace Panel

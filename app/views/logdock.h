#pragma once

#include <widgets/card.h>

namespace Panel {

class Hub;
class LiveView;

//! \brief The newest log lines below a page
class LogDock : public Card
{
    Q_OBJECT
public:
    explicit LogDock(Hub *hub, QWidget *parent = nullptr);

    LiveView *list() const { return m_list; }

Q_SIGNALS:
    void closeRequested();
    void logsRequested();

private:
    LiveView *m_list;
};

} // namespace Panel

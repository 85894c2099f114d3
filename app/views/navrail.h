#pragma once

#include "strip.h"

#include <QList>

namespace Panel {

class Hub;
class NavButton;

enum class Page
{
    Overview,
    Events,
    Logs
};

//! \brief The pages, one below the other, with what needs a look there
class NavRail : public Strip
{
    Q_OBJECT
public:
    explicit NavRail(Hub *hub, QWidget *parent = nullptr);

    void setCurrent(Page page);
    //! Icons only, for narrow windows
    void setCollapsed(bool collapsed);

Q_SIGNALS:
    void chosen(Panel::Page page);

private:
    void refresh();

    Hub *m_hub;
    QList<NavButton *> m_buttons; // in the order of Page
};

} // namespace Panel

#pragma once

#include "strip.h"

namespace Panel {

class Button;
class Hub;
class IconButton;
class ProfileLabel;
class StateBadge;

//! \brief Which bot, how it is, and what concerns everything: connect, pause, theme
class TopBar : public Strip
{
    Q_OBJECT
public:
    explicit TopBar(Hub *hub, QWidget *parent = nullptr);

    //! The button that opens the menu with all commands
    IconButton *menuButton() const { return m_menu; }

Q_SIGNALS:
    void badgeClicked();
    void connectClicked();
    void disconnectClicked();
    void pauseAllToggled(bool paused);
    void themeClicked();

private:
    void refresh();

    Hub *m_hub;
    ProfileLabel *m_profile;
    StateBadge *m_badge;
    Button *m_connect;
    Button *m_pause;
    IconButton *m_theme;
    IconButton *m_menu;
};

} // namespace Panel

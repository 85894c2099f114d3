#pragma once

#include "strip.h"

namespace Panel {

class GlyphLabel;
class Hub;
class StatusItem;

//! \brief One sentence about the state, and the numbers that say whether the panel itself keeps up
class PanelStatusBar : public Strip
{
    Q_OBJECT
public:
    explicit PanelStatusBar(Hub *hub, QWidget *parent = nullptr);

    //! What the start is waiting for, "identify 15 of 16, about 5 s left"; empty when nothing
    static QString startNote(const Hub &hub);
    QString sentence() const;

Q_SIGNALS:
    void eventsClicked();
    void droppedClicked();
    void restClicked();
    void logsClicked();

private:
    void refresh();
    void refreshSlowly();

    Hub *m_hub;
    GlyphLabel *m_sentence;
    StatusItem *m_events;
    StatusItem *m_dropped;
    StatusItem *m_restQueue;
    StatusItem *m_rateLimited;
    StatusItem *m_memory;
    StatusItem *m_frame;
    int m_slowFrames = 0; // seconds in a row
};

} // namespace Panel

#pragma once

#include <QList>
#include <QWidget>

QT_FORWARD_DECLARE_CLASS(QStackedWidget)

namespace Panel {

class BannerView;
class BarList;
class Card;
class FailureCard;
class Hub;
class InlineMessage;
class Label;
class Placeholder;
class SegmentBar;
class ShardPanel;
class StepList;
class Tile;
class TimeChart;
enum class ApplicationState;

//! \brief The first page: is the bot healthy, and if not, what is wrong
class OverviewPage : public QWidget
{
    Q_OBJECT
public:
    explicit OverviewPage(Hub *hub, QWidget *parent = nullptr);

    ShardPanel *shards() const { return m_shards; }
    //! \brief Gives the keyboard to what matters in the present state
    //!
    //! \return false when nothing here should have it
    bool focusMain();

Q_SIGNALS:
    void demoRequested();
    void connectRequested();
    void disconnectRequested();
    void eventsRequested();
    void logsRequested();
    void eventTypeRequested(const QString &name);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *buildEmpty();
    QWidget *buildConnecting();
    QWidget *buildNormal();
    void buildMessages();
    void refresh();
    void refreshTiles();
    void refreshStart();
    void refreshMessage();
    void refreshSlowly();
    void showState(ApplicationState state);

    Hub *m_hub;
    QStackedWidget *m_stack;
    QWidget *m_startDemo;
    QWidget *m_emptyPage;
    QWidget *m_connectingPage;
    FailureCard *m_failurePage;
    QWidget *m_normalPage;
    Label *m_connectingTitle;
    Label *m_connectingTime;
    Label *m_connectingNote;
    StepList *m_steps;
    InlineMessage *m_message;
    InlineMessage *m_tip;
    BannerView *m_banner;
    Tile *m_shardTile;
    Tile *m_eventTile;
    Tile *m_heartbeatTile;
    Tile *m_restTile;
    Card *m_startStrip;
    Label *m_startTitle;
    Label *m_startDetail;
    Label *m_startLeft;
    SegmentBar *m_startBar;
    ShardPanel *m_shards;
    QWidget *m_charts;
    Card *m_latencyCard;
    TimeChart *m_latencyChart;
    int m_thirdLine = -1;
    int m_chosenShard = -1;
    BarList *m_types;
    bool m_tipDone = false;
    bool m_messageDismissed = false;
};

} // namespace Panel

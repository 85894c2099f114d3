#pragma once

#include <widgets/card.h>

#include "data/eventfeed.h"

QT_FORWARD_DECLARE_CLASS(QFormLayout)

namespace Panel {

class Button;
class EventSource;
class JsonView;
class Label;
class Placeholder;
class SearchField;

//! \brief One event in full: its JSON as a tree, and what the panel knows about it
class Inspector : public Card
{
    Q_OBJECT
public:
    explicit Inspector(EventSource *rows, QWidget *parent = nullptr);

    //! The inspector keeps its own share of the event, so the list may forget it
    void show(const EventRecord &record);
    void clear();
    JsonView *tree() const { return m_tree; }
    void focusTree();
    //! Goes to the next key or value that matches the search
    void findNext(bool backwards);

Q_SIGNALS:
    void leaveRequested();

private:
    void showPath(const QString &path);
    void showFacts(const EventRecord &record);

    EventSource *m_rows;
    SearchField *m_search;
    JsonView *m_tree;
    QWidget *m_side;
    QWidget *m_content;
    Label *m_placeholder;
    QList<Label *> m_facts;
    Label *m_path;
    Button *m_copyPath;
    Button *m_copyValue;
};

} // namespace Panel

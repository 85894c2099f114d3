#pragma once

#include <widgets/jsonmodel.h>

#include <QTreeView>

namespace Panel {

//! \brief The tree of a JSON text: keys and values in their colours, with the path of the cursor
//!
//! Keys: * opens everything below, - closes, Alt+1 … Alt+9 open so many levels, F3 and Shift+F3 go through the matches,
//! Ctrl+C copies the value, Ctrl+Shift+C the subtree.
class JsonView : public QTreeView
{
    Q_OBJECT

public:
    explicit JsonView(QWidget *parent = nullptr);

    void setJson(const QByteArray &json);
    JsonModel *jsonModel() const { return m_model; }
    //! \brief "d.author.username"; empty at the root
    QString currentPath() const;
    bool isCurrentSecret() const;
    //! \brief Puts the cursor on a path; false if there is none
    bool setCurrentPath(const QString &path);
    void expandLevels(int levels);
    //! \brief Marks and visits what contains \a text; false if nothing does
    bool find(const QString &text, bool backwards = false);
    const QString &searchText() const { return m_search; }

public Q_SLOTS:
    void copyPath() const;
    void copyValue() const;
    void copySubtree() const;

Q_SIGNALS:
    void currentPathChanged(const QString &path);
    void menuRequested(const QString &path, const QPoint &globalPosition);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void expandBelow(const QModelIndex &index, int levels, int &budget);

    JsonModel *m_model;
    QString m_search;
};

} // namespace Panel

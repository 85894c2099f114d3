#pragma once

#include <theme/icons.h>

#include <QLineEdit>

namespace Panel {

//! \brief A line edit with an icon, a button to clear it and the key that leads to it
//!
//! Escape clears it; in an empty field it asks to leave (leaveRequested), usually back to the list.
class SearchField : public QLineEdit
{
    Q_OBJECT

public:
    explicit SearchField(const QString &placeholder, QWidget *parent = nullptr);

    void setIcon(Icon icon);
    //! \brief A key painted at the right while the field is empty: "Ctrl+K"
    void setKeyHint(const QString &key);

    QSize sizeHint() const override;

Q_SIGNALS:
    void leaveRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QString m_keyHint;
    QAction *m_iconAction = nullptr;
    QAction *m_clearAction;
};

//! \brief The field of the filter language: border, tint, icon and sentence say whether the text is one
class FilterField : public QLineEdit
{
    Q_OBJECT

public:
    enum class Validity
    {
        Empty,
        Incomplete,
        Invalid,
        Warning,
        Valid
    };
    Q_ENUM(Validity)

    explicit FilterField(QWidget *parent = nullptr);

    Validity validity() const { return m_validity; }
    //! \param note shown at the right inside the field: "38 of 501/s match"
    void setValidity(Validity validity, const QString &note = {});
    const QString &note() const { return m_note; }

    QSize sizeHint() const override;

Q_SIGNALS:
    void leaveRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void refresh();

    Validity m_validity = Validity::Empty;
    QString m_note;
    QAction *m_clearAction;
};

} // namespace Panel

#pragma once

#include <QAbstractButton>

namespace Panel {

//! \brief A number in the status bar: quiet label, strong value, a button to its view
//!
//! Its width is that of the widest value it was told to expect, so digits never make the row jump.
class StatusItem : public QAbstractButton
{
    Q_OBJECT

public:
    //! \param widest the longest value to expect, for example "99,999/s"
    StatusItem(const QString &label, const QString &widest, QWidget *parent = nullptr);

    void setValue(const QString &value);
    QString value() const { return m_value; }
    //! \brief Above its threshold: a triangle and the warning colour
    void setWarning(bool warning);
    bool hasWarning() const { return m_warning; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_value;
    QString m_widest;
    bool m_warning = false;
};

} // namespace Panel

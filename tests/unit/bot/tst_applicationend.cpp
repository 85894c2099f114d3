#include <hikari/bot/applicationend_p.h>

#include <QCoreApplication>
#include <QTest>

#include <functional>
#include <memory>
#include <thread>

using namespace Hikari;

class TestApplicationEnd : public QObject
{
    Q_OBJECT

private:
    int m_calls = 0;
    bool m_hadApplication = false;

    std::unique_ptr<ApplicationEnd> counted()
    {
        return std::make_unique<ApplicationEnd>([this] {
            ++m_calls;
            m_hadApplication = QCoreApplication::instance() != nullptr;
        });
    }
    //! The life of an application
    static void run(const std::function<void()> &meanwhile)
    {
        char name[] = "application";
        char *argv[] = { name, nullptr };
        int argc = 1;
        QCoreApplication application(argc, argv);
        meanwhile();
    }

private Q_SLOTS:
    void init()
    {
        m_calls = 0;
        m_hadApplication = false;
    }

    void P125_whoIsLeftIsToldWhileTheApplicationExists()
    {
        std::unique_ptr<ApplicationEnd> left;
        run([&] { left = counted(); });
        QCOMPARE(m_calls, 1);
        QVERIFY(m_hadApplication);
        run([] {});
        QCOMPARE(m_calls, 1); // once
    }

    void whoHasGoneIsNot()
    {
        run([this] { counted().reset(); });
        QCOMPARE(m_calls, 0);
        std::unique_ptr<ApplicationEnd> left;
        run([&] {
            left = counted();
            left.reset();
            left = counted();
        });
        QCOMPARE(m_calls, 1);
    }

    void allAreToldOfEachApplication()
    {
        std::unique_ptr<ApplicationEnd> first;
        std::unique_ptr<ApplicationEnd> second;
        std::unique_ptr<ApplicationEnd> third;
        run([&] {
            first = counted();
            second = counted();
        });
        QCOMPARE(m_calls, 2);
        run([&] { third = counted(); });
        QCOMPARE(m_calls, 3);
    }

    void othersThreadsHaveTheirOwnEventLoops()
    {
        std::unique_ptr<ApplicationEnd> theirs;
        std::unique_ptr<ApplicationEnd> ours;
        run([&] {
            ours = counted();
            std::thread([&] { theirs = counted(); }).join();
        });
        QCOMPARE(m_calls, 1);
    }

    void oneMayDestroyAnother()
    {
        std::unique_ptr<ApplicationEnd> first = counted();
        std::unique_ptr<ApplicationEnd> second = std::make_unique<ApplicationEnd>([&first] { first.reset(); });
        run([] {});
        QCOMPARE(m_calls, 0);
    }
};

QTEST_APPLESS_MAIN(TestApplicationEnd)
#include "tst_applicationend.moc"

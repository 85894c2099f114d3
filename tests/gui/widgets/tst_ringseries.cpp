#include <widgets/ringseries.h>
#include <widgets/spark.h>
#include <widgets/timechart.h>

#include <QImage>
#include <QPainter>
#include <QTest>

#include <array>
#include <cmath>
#include <limits>

using namespace Panel;

class tst_RingSeries : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsTheLastSamples();
    void rangesEqualASimpleSearch();
    void resamplingLosesNoPeak();
    void quantilesSkipMissingSamples();
    void sparksLeaveAGapForMissingSamples();
    void fewSamplesEndAtTheRight();
    void axesAreRoundAndCoverTheValues_data();
    void axesAreRoundAndCoverTheValues();
    void chartsExportWhatTheyHold();
    void benchSixteenSparks();
};

constexpr float missing = std::numeric_limits<float>::quiet_NaN();

void tst_RingSeries::keepsTheLastSamples()
{
    RingSeries series(4);
    QVERIFY(std::isnan(series.last()));
    for (int i = 1; i <= 6; ++i)
        series.append(float(i));
    QCOMPARE(series.size(), 4);
    QCOMPARE(series.total(), 6U);
    QCOMPARE(series.values(), (QList<float> { 3, 4, 5, 6 }));
    series.clear();
    QVERIFY(series.isEmpty());
    series.append(9);
    QCOMPARE(series.values(), (QList<float> { 9 }));
}

void tst_RingSeries::rangesEqualASimpleSearch()
{
    RingSeries series(100);
    quint32 state = 7;
    for (int i = 0; i < 257; ++i) {
        state = state * 1664525U + 1013904223U;
        series.append(state % 11 == 0 ? missing : float(state >> 16));
    }
    for (int first = 0; first < 100; first += 7) {
        for (int count = 1; first + count <= 100; count += 5) {
            float low = missing;
            float high = missing;
            for (int i = first; i < first + count; ++i) {
                low = std::fmin(low, series.at(i));
                high = std::fmax(high, series.at(i));
            }
            const RingSeries::Range range = series.range(first, count);
            QVERIFY(range.minimum == low || (std::isnan(low) && std::isnan(range.minimum)));
            QVERIFY(range.maximum == high || (std::isnan(high) && std::isnan(range.maximum)));
        }
    }
}

void tst_RingSeries::resamplingLosesNoPeak()
{
    RingSeries series(3600);
    for (int i = 0; i < 4000; ++i)
        series.append(i == 2345 ? 1000 : 1);
    const QList<RingSeries::Range> columns = series.resampled(3600, 250);
    QCOMPARE(columns.size(), 250);
    int peaks = 0;
    for (const RingSeries::Range &column : columns)
        peaks += column.maximum == 1000;
    QCOMPARE(peaks, 1);
    QCOMPARE(series.resampled(10, 50).size(), 10);
    QVERIFY(RingSeries(5).resampled(5, 5).isEmpty());
}

void tst_RingSeries::quantilesSkipMissingSamples()
{
    RingSeries series(10);
    for (const float value : { 5.F, missing, 1.F, 3.F, missing, 2.F, 4.F })
        series.append(value);
    QCOMPARE(series.quantile(0.5), 3.F);
    QCOMPARE(series.quantile(1), 5.F);
    QCOMPARE(series.quantile(0), 1.F);
    QVERIFY(std::isnan(RingSeries(3).quantile(0.5)));
}

QImage painted(std::span<const float> samples, int slotCount)
{
    QImage image(101, 21, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    SparkStyle style;
    style.line = Qt::black;
    style.maximum = 10;
    style.slotCount = slotCount;
    paintSpark(&painter, QRectF(0, 0, 101, 21), samples, style);
    return image;
}

bool hasInk(const QImage &image, int from, int to)
{
    for (int x = from; x < to; ++x) {
        for (int y = 0; y < image.height(); ++y) {
            if (qGray(image.pixel(x, y)) < 200)
                return true;
        }
    }
    return false;
}

void tst_RingSeries::sparksLeaveAGapForMissingSamples()
{
    std::array<float, 11> samples {};
    samples.fill(5);
    QVERIFY(hasInk(painted(samples, 0), 45, 55));
    samples[4] = samples[5] = samples[6] = missing;
    QVERIFY(!hasInk(painted(samples, 0), 45, 55));
    QVERIFY(hasInk(painted(samples, 0), 0, 25));
    samples.fill(missing);
    QVERIFY(!hasInk(painted(samples, 0), 0, 101));
}

void tst_RingSeries::fewSamplesEndAtTheRight()
{
    const std::array<float, 5> samples { 5, 5, 5, 5, 5 };
    const QImage image = painted(samples, 20);
    QVERIFY(!hasInk(image, 0, 60));
    QVERIFY(hasInk(image, 90, 101));
}

void tst_RingSeries::axesAreRoundAndCoverTheValues_data()
{
    QTest::addColumn<double>("maximum");
    QTest::addColumn<double>("top");
    QTest::newRow("nothing") << 0.0 << 1.0;
    QTest::newRow("42") << 42.0 << 45.0;
    QTest::newRow("163") << 163.0 << 200.0;
    QTest::newRow("200") << 200.0 << 200.0;
    QTest::newRow("201") << 201.0 << 225.0;
    QTest::newRow("0.7") << 0.7 << 0.75;
    QTest::newRow("9846") << 9846.0 << 10000.0;
}

void tst_RingSeries::axesAreRoundAndCoverTheValues()
{
    QFETCH(double, maximum);
    const TimeChart::Axis axis = TimeChart::axisFor(maximum);
    QVERIFY(axis.top >= maximum);
    QVERIFY(axis.steps >= 1 && axis.steps <= 4);
    QVERIFY(maximum == 0 || axis.top <= maximum * 2.5);
    // Round: the step has one digit, or is 25 of some power of ten.
    const double step = axis.top / axis.steps;
    const double digits = step / std::pow(10.0, std::floor(std::log10(step) + 1e-9));
    QVERIFY2(std::abs(digits - std::round(digits)) < 1e-6 || std::abs(digits - 2.5) < 1e-6,
        qPrintable(QString::number(step)));
}

void tst_RingSeries::chartsExportWhatTheyHold()
{
    TimeChart chart(3, 0.5);
    chart.addSeries(QStringLiteral("p50"), Token::Series1);
    chart.addSeries(QStringLiteral("p95"), Token::Series2);
    chart.append(std::array { 1.5, 2.0 });
    chart.append(std::array { 3.0 });
    QCOMPARE(chart.toCsv(), QStringLiteral("seconds,p50,p95\n-0.5,1.5,2\n0,3,\n"));
    chart.setSummaryTitle(QStringLiteral("Latency"));
    QCOMPARE(chart.summary(), QStringLiteral("Latency, last 2 s: p50 3, p95 \u2013"));
}

void tst_RingSeries::benchSixteenSparks()
{
    QImage image(100, 20, QImage::Format_RGB32);
    std::array<float, 60> samples {};
    for (size_t i = 0; i < samples.size(); ++i)
        samples[i] = float(40 + i % 7);
    SparkStyle style;
    style.line = Qt::green;
    QBENCHMARK
    {
        for (int i = 0; i < 16; ++i) {
            QPainter painter(&image);
            paintSpark(&painter, QRectF(0, 0, 75, 14), samples, style);
        }
    }
}

QTEST_MAIN(tst_RingSeries)
#include "tst_ringseries.moc"

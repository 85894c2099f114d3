#pragma once

#include "deflatewriter.h"

#include <QByteArray>

#include <algorithm>
#include <cstddef>
#include <random>
#include <utility>
#include <vector>

//! \brief Payloads of one stream with codes and repetitions by chance
class RandomDeflate
{
public:
    //! \param damages how many of a hundred blocks are to be wrong in something
    RandomDeflate(std::mt19937 *random, int damages)
        : m_random(*random)
        , m_damages(damages)
    {
        m_writer.header();
    }

    //! \param size about how many words its blocks have
    QByteArray payload(int size)
    {
        for (int blocks = below(4); blocks > 0; --blocks) {
            const int words = below(size);
            const bool isLast = isDamaged();
            switch (below(3)) {
            case 0: {
                QByteArray bytes(words, '\0');
                for (char &byte : bytes)
                    byte = char(below(256));
                m_writer.stored(bytes, isLast);
                m_sent += words;
                break;
            }
            case 1:
                m_writer.beginBlock(isDamaged() ? DeflateWriter::Kind::Unknown : DeflateWriter::Kind::Fixed, isLast);
                text(DeflateCode::fixedLiterals(), DeflateCode::fixedDistances(), words);
                break;
            default:
                m_writer.beginBlock(DeflateWriter::Kind::Dynamic, isLast);
                dynamic(words);
            }
        }
        m_writer.flush();
        return m_writer.take();
    }

private:
    int below(int limit) { return int(m_random() % std::mt19937::result_type(std::max(1, limit))); }
    bool isDamaged() { return below(100) < m_damages; }

    std::vector<int> someOf(int size, int always)
    {
        const int density = 1 + below(8);
        std::vector<int> symbols;
        for (int i = 0; i < size; ++i) {
            if (i == always || below(8) < density)
                symbols.push_back(i);
        }
        if (below(8) == 0) // a code of one word, or of none
            symbols = always < 0 ? std::vector<int>() : std::vector<int> { always };
        return symbols;
    }
    DeflateCode code(int size, int always)
    {
        DeflateCode made =
            DeflateCode::random(m_random, std::size_t(size), someOf(size, always), 9 + below(7), below(2) == 0);
        if (!isDamaged())
            return made;
        std::vector<int> lengths = made.lengths(); // incomplete, or too many words
        lengths[std::size_t(below(size))] = below(16);
        return DeflateCode(lengths);
    }
    void dynamic(int words)
    {
        const DeflateCode literals = code(257 + below(isDamaged() ? 32 : 30), DeflateWriter::endOfBlock);
        const DeflateCode distances = code(1 + below(isDamaged() ? 32 : 30), -1);
        std::vector<std::pair<int, int>> steps = DeflateWriter::stepsFor(literals, distances);
        if (isDamaged())
            steps[std::size_t(below(int(steps.size())))] = { 16, below(4) };
        if (isDamaged() && steps[0].first == 17 && steps[0].second < 4)
            steps[0].first = 16; // there is nothing before it
        std::vector<int> used { 0, 16 };
        for (const auto &[symbol, more] : steps)
            used.push_back(symbol);
        std::sort(used.begin(), used.end());
        used.erase(std::unique(used.begin(), used.end()), used.end());
        const DeflateCode lengths = DeflateCode::random(m_random, 19, used, 7, false);
        m_writer.codes(int(literals.lengths().size()), int(distances.lengths().size()), steps, lengths);
        text(literals, distances, words);
    }
    void text(const DeflateCode &literals, const DeflateCode &distances, int words)
    {
        const std::vector<int> bytes = literals.symbols(0, 256);
        const std::vector<int> lengths = literals.symbols(257, isDamaged() ? 288 : 286);
        const std::vector<int> far = distances.symbols(0, isDamaged() ? 32 : 30);
        const int matches = below(5); // of four
        for (int i = 0; i < words; ++i) {
            if (below(4) >= matches || lengths.empty() || far.empty()) {
                if (!bytes.empty()) {
                    m_writer.word(literals, bytes[std::size_t(below(int(bytes.size())))]);
                    ++m_sent;
                }
                continue;
            }
            const int length = below(2) == 0 ? lengths.back() : lengths[std::size_t(below(int(lengths.size())))];
            const int distance = far[std::size_t(below(int(far.size())))];
            const DeflateWriter::Number back = DeflateWriter::distanceOf(distance);
            const int moreDistance = below(2) == 0 ? (1 << back.extraBits) - 1 : below(1 << back.extraBits);
            if (back.base + moreDistance > m_sent && !isDamaged())
                continue;
            const DeflateWriter::Number again = DeflateWriter::lengthOf(length);
            const int moreLength = below(1 << again.extraBits);
            m_writer.match(literals, length, moreLength, distances, distance, moreDistance);
            m_sent += again.base + moreLength;
        }
        m_writer.word(literals, DeflateWriter::endOfBlock);
    }

    std::mt19937 &m_random;
    const int m_damages;
    DeflateWriter m_writer;
    int m_sent = 0;
};

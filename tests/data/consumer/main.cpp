#include <hikari/core/global.h>

#include <QString>

#include <cstdio>

int main()
{
    std::printf("hikari %s\n", qPrintable(Hikari::libraryVersion()));
}

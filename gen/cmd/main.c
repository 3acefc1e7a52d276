#include <stdio.h>

int main(void)
{
    puts("dmsc " DMSC_VERSION);
    return 0;
}

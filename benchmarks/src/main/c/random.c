/*
 * W over inputs drawn uniformly: Philox 4x32-10, keyed by the seed and the name of the input, counting with the number
 * of the scenario. The draws are those of Heliosweep's random design, bit for bit.
 */
#include "w.h"

enum { ROUND = 65536, SCENARIOS = 1 << 18, SEED = 1 };

static const char *const input_name[INPUTS] = {"T", "em", "gw", "d0", "a", "r", "b", "n"};

static uint64_t key[INPUTS];
static double column[INPUTS][BLOCK] __attribute__((aligned(64)));
static struct block block __attribute__((aligned(64)));
static struct reduction all;
static int64_t next;

static uint64_t mix(uint64_t bits) {
    bits = (bits ^ bits >> 30) * 0xbf58476d1ce4e5b9u;
    bits = (bits ^ bits >> 27) * 0x94d049bb133111ebu;
    return bits ^ bits >> 31;
}

static uint64_t key_of(uint64_t seed, const char *name) {
    uint64_t hash = 0xcbf29ce484222325u;
    for (; *name; name++) {
        hash = (hash ^ (unsigned char)*name) * 0x100000001b3u;
    }
    return mix(hash ^ mix(seed + 0x9e3779b97f4a7c15u));
}

/* The first two words of the result, as one number. */
static inline __attribute__((always_inline)) uint64_t philox(uint64_t counter, uint64_t own) {
    uint64_t c0 = (uint32_t)counter, c1 = counter >> 32, c2 = 0, c3 = 0;
    uint32_t k0 = (uint32_t)own, k1 = (uint32_t)(own >> 32);
#pragma GCC unroll 10
    for (int round = 0; round < 10; round++) {
        uint64_t p0 = (c0 & 0xffffffffu) * 0xd2511f53u;
        uint64_t p1 = (c2 & 0xffffffffu) * 0xcd9e8d57u;
        c0 = (p1 >> 32) ^ (c1 & 0xffffffffu) ^ k0;
        c2 = (p0 >> 32) ^ (c3 & 0xffffffffu) ^ k1;
        c1 = p1;
        c3 = p0;
        k0 += 0x9e3779b9u;
        k1 += 0xbb67ae85u;
    }
    return (c0 & 0xffffffffu) | c1 << 32;
}

static __attribute__((noinline)) int64_t some_scenarios(void) {
    for (int64_t from = next; from < next + ROUND; from += BLOCK) {
        for (int input = 0; input < INPUTS; input++) {
            uint64_t own = key[input];
            double start = low[input], width = high[input] - low[input];
            for (int i = 0; i < BLOCK; i++) {
                uint64_t bits = philox((uint64_t)(from + i), own);
                column[input][i] = fma(((double)(int64_t)(bits >> 12) + 0.5) * 0x1p-52, width, start);
            }
        }
        for (int i = 0; i < BLOCK; i++) {
            put(&block, i,
                w(column[T][i], column[EM][i], column[GW][i], column[D0][i], column[A][i], column[R][i], column[B][i],
                  column[N][i]));
        }
        reduce(&all, &block, BLOCK);
    }
    next = next + ROUND == SCENARIOS ? 0 : next + ROUND;
    return ROUND;
}

int main(void) {
    for (int input = 0; input < INPUTS; input++) {
        key[input] = key_of(SEED, input_name[input]);
    }
    begin(&all);
    do {
        some_scenarios();
    } while (next != 0);
    report(&all);
    serve(some_scenarios);
    return 0;
}

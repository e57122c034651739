package org.heliosweep.design;

import java.nio.charset.StandardCharsets;

/**
 * The key of an input's random numbers: a function of the seed and the input's name alone.
 *
 * <pre>
 *   hash = FNV-1a, 64 bits, of the name in UTF-8
 *   key  = mix(hash xor mix(seed + 0x9e3779b97f4a7c15))
 *   mix  = the finalizer of SplitMix64
 * </pre>
 *
 * For one seed, names with different hashes have different keys. Part of what a study means: never to be changed.
 */
final class Keys {
    private Keys() {}

    static long of(long seed, String name) {
        long hash = 0xcbf29ce484222325L;
        for (byte each : name.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (each & 0xff)) * 0x100000001b3L;
        }
        return mix(hash ^ mix(seed + 0x9e3779b97f4a7c15L));
    }

    private static long mix(long bits) {
        long mixed = (bits ^ bits >>> 30) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94d049bb133111ebL;
        return mixed ^ mixed >>> 31;
    }
}

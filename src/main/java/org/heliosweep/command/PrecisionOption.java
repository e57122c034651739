package org.heliosweep.command;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.heliosweep.study.Precision;
import picocli.CommandLine.Option;

/** In which numbers models are computed. */
final class PrecisionOption {
    @Option(names = "--precision", paramLabel = "WORD", description = "Computes in single precision, or in double.")
    private String word;

    /** What was asked for; nothing if it was not. */
    Optional<Precision> asked() {
        return Optional.ofNullable(word).map(PrecisionOption::parse);
    }

    /** What was asked for, or else double precision. */
    Precision orDouble() {
        return asked().orElse(Precision.DOUBLE);
    }

    private static Precision parse(String word) {
        return Arrays.stream(Precision.values())
                .filter(each -> each.word().equals(word.strip()))
                .findFirst()
                .orElseThrow(() -> new RequestException("--precision is one of "
                        + Arrays.stream(Precision.values()).map(Precision::word).collect(Collectors.joining(", "))
                        + ", not '" + word + "'"));
    }
}

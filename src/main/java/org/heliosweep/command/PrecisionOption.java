package org.heliosweep.command;

import java.util.Optional;
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
        return Precision.of(word.strip())
                .orElseThrow(() ->
                        new RequestException("--precision is one of " + Precision.words() + ", not '" + word + "'"));
    }
}

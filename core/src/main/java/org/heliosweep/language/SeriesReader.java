package org.heliosweep.language;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.heliosweep.graph.ConstantArray;
import org.heliosweep.model.Index;
import org.heliosweep.unit.Unit;

/** Reads the numbers of a series: behind the equals sign, or in a file of numbers. */
final class SeriesReader {
    /** The numbers, in SI, and how they are written, in short. */
    record Numbers(ConstantArray values, String written) {}

    /** What separates numbers in a file, and what is said about them there. */
    private static final Pattern BETWEEN = Pattern.compile("(?:[\\s,]++|#[^\\n]*+)++");

    private static final Pattern NUMBER = Pattern.compile("[+-]?(?:\\d++\\.?\\d*+|\\.\\d++)(?:[eE][+-]?\\d++)?");
    private static final Pattern WORD = Pattern.compile("[^\\s,#]++");

    /** More numbers than this are not repeated where a model is shown. */
    private static final int MOST_SHOWN = 12;

    private final StatementParser parser;
    private final Cursor cursor;
    private final Function<Token, SourceText> files;

    /**
     * A reader at the numbers of a series.
     *
     * @param files finds a file of numbers
     */
    SeriesReader(StatementParser parser, Function<Token, SourceText> files) {
        this.parser = parser;
        this.cursor = parser.cursor();
        this.files = files;
    }

    /** As many numbers as an index has, in a unit. */
    Numbers numbers(Token name, Index index, Unit unit) {
        Span start = cursor.peek().span();
        List<Double> numbers;
        if (cursor.at("data")) {
            cursor.next();
            numbers = inFile(files.apply(cursor.expect(Token.Kind.STRING, "the name of a file, as a string")));
        } else {
            numbers = new ArrayList<>();
            do {
                numbers.add(parser.plainNumber(unit));
            } while (cursor.accept(","));
        }
        Span written = start.to(cursor.last());
        if (numbers.size() != index.length()) {
            throw cursor.problem(
                    written,
                    "'" + name.text() + "' needs " + index.length() + " numbers, one for each " + index.name()
                            + ", but has " + numbers.size());
        }
        String text = cursor.source().line(written);
        boolean isShort = numbers.size() <= MOST_SHOWN || text.startsWith("data");
        return new Numbers(
                ConstantArray.of(numbers.stream().mapToDouble(unit::toSi).toArray()),
                isShort ? text : numbers.getFirst() + ", …, " + numbers.getLast());
    }

    private static List<Double> inFile(SourceText file) {
        String text = file.text();
        List<Double> numbers = new ArrayList<>();
        Matcher between = BETWEEN.matcher(text);
        Matcher word = WORD.matcher(text);
        int position = 0;
        while (position < text.length()) {
            if (between.region(position, text.length()).lookingAt()) {
                position = between.end();
            } else {
                word.region(position, text.length()).lookingAt();
                numbers.add(number(file, word.group(), new Span(position, word.end())));
                position = word.end();
            }
        }
        return numbers;
    }

    private static double number(SourceText file, String word, Span place) {
        if (!NUMBER.matcher(word).matches()) {
            throw new LanguageException(
                    file,
                    place,
                    "'" + word + "' is no number; a file of numbers has numbers between blanks, commas or ends of"
                            + " lines, and what is said about them behind '#'");
        }
        double value = Double.parseDouble(word);
        if (Double.isInfinite(value)) {
            throw new LanguageException(file, place, "this number is too large");
        }
        return value;
    }
}

package org.heliosweep.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void putsColumnsBelowEachOther() {
        Table table = new Table("lrl").header("name", "size", "unit");
        table.row("α", "1,000", "m").row("longer", "2", "");
        assertEquals("""
                  name     size  unit
                  α       1,000  m
                  longer      2
                """, printed(table, new Style(false)));
    }

    @Test
    void leavesEmptyColumnsOut() {
        Table table = new Table("lll").header("name", "unit", "about").row("a", "", "b");
        assertEquals("  name  about\n  a     b\n", printed(table, new Style(false)));
    }

    @Test
    void wrapsTheLastColumn() {
        assertEquals(List.of("one two", "three", "four"), Table.wrapped("one two three four", 7));
        assertEquals(List.of("unbreakable"), Table.wrapped("unbreakable", 3));
        Table table = new Table("ll").wrapping().row("words", "word ".repeat(40).strip());
        List<String> lines = printed(table, new Style(false)).lines().toList();
        assertEquals(3, lines.size());
        assertEquals("         word", lines.get(1).substring(0, 13));
    }

    @Test
    void marksHeadingsOnTerminals() {
        Table table = new Table("l").header("name").row("a");
        assertEquals("\u001b[1m  name\u001b[0m\n  a\n", printed(table, new Style(true)));
    }

    private static String printed(Table table, Style style) {
        StringWriter text = new StringWriter();
        PrintWriter output = new PrintWriter(text);
        table.print(output, style);
        output.flush();
        return text.toString().replace(System.lineSeparator(), "\n");
    }
}

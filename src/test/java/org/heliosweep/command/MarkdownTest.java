package org.heliosweep.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class MarkdownTest {
    @Test
    void textsAreSeenAsTheyWereWritten() {
        assertEquals("2 \\* 3 &lt; 7 \\| a\\[1\\] &amp; \\~b\\~ \\`c\\`", Markdown.text("2 * 3 < 7 | a[1] & ~b~ `c`"));
        assertEquals("T_b, ρ_A and \\_x\\_", Markdown.text("T_b, ρ_A and _x_"));
        assertEquals("29 G<span>$</span> per 1 <span>$</span>", Markdown.text("29 G$ per 1 $"));
        assertEquals("", Markdown.code(""));
        assertEquals("`$/kg`", Markdown.code("$/kg"));
    }

    @Test
    void tablesLeaveOutColumnsInWhichNothingStands() {
        StringWriter text = new StringWriter();
        PrintWriter output = new PrintWriter(text);
        new Table("crcpl")
                .header("name", "value", "unit", "page", "about")
                .row("a", "1", "", "die-yield", "x | y")
                .row("b", "20", "", "radiator", "")
                .printMarkdown(output);
        output.flush();
        assertEquals("""
                        | name | value | page | about |
                        |---|---:|---|---|
                        | `a` | 1 | [die-yield](die-yield.md) | x \\| y |
                        | `b` | 20 | [radiator](radiator.md) |  |
                        """, text.toString().replace(System.lineSeparator(), "\n"));
    }
}

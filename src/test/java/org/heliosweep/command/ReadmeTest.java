package org.heliosweep.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.heliosweep.language.Workbench;
import org.heliosweep.study.Shown;
import org.heliosweep.study.Study;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The README tells the truth: its models and studies are read, the commands of its console blocks are run, its Java
 * example is compiled and run, and what they print is what stands there. {@code -Dgolden.update=true} writes it anew.
 */
class ReadmeTest {
    private static final Path README = Path.of("..", "README.md");
    private static final Pattern BLOCK = Pattern.compile("(?m)^```(\\w*)\\n((?:(?!```).*\\n)*)```$");
    private static final Pattern FILE = Pattern.compile("# (\\w+\\.(?:model|study))\\n");

    @TempDir
    Path folder;

    @Test
    void everyExampleGivesWhatItSays() throws Exception {
        String readme = Files.readString(README);
        StringBuilder actual = new StringBuilder();
        Matcher block = BLOCK.matcher(readme);
        String java = null;
        while (block.find()) {
            String language = block.group(1);
            String body = block.group(2);
            String shown = body;
            Matcher file = FILE.matcher(body);
            if (language.isEmpty() && file.lookingAt()) {
                Files.writeString(folder.resolve(file.group(1)), body.substring(file.end()));
            } else if (language.equals("console")) {
                shown = console(body);
            } else if (language.equals("java")) {
                java = body;
            } else if (language.equals("text") && java != null) {
                shown = run(java);
                java = null;
            }
            block.appendReplacement(actual, Matcher.quoteReplacement("```" + language + "\n" + shown + "```"));
        }
        block.appendTail(actual);
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(README, actual.toString());
        }
        assertEquals(Files.readString(README), actual.toString());
    }

    /**
     * The answer to the first command takes too long to compute for a test, so this compares what it names with the
     * study.
     */
    @Test
    void theFirstAnswerIsThatOfItsStudy() throws Exception {
        Matcher block = BLOCK.matcher(Files.readString(README));
        String command = "";
        String answer = "";
        while (answer.isEmpty() && block.find()) {
            if (block.group(1).equals("text")) {
                answer = block.group(2);
            } else {
                command = block.group(2);
            }
        }
        Matcher name = Pattern.compile("\\./heliosweep run ([\\w-]+)").matcher(command);
        assertTrue(name.find(), command);
        Study study = Workbench.standard().study(name.group(1)).build();
        String shown = answer;
        assertTrue(shown.startsWith(study.name() + ": " + study.description()), shown);
        assertTrue(
                Pattern.compile("(?m)^  scenarios +"
                                + Numbers.count(study.design().size()))
                        .matcher(shown)
                        .find(),
                shown);
        assertEquals(
                List.of(),
                study.shown().stream()
                        .map(Shown::label)
                        .filter(label -> !shown.contains("\n  " + label))
                        .toList());
    }

    /** The commands of a block, each with what it prints now. */
    private String console(String body) {
        StringBuilder shown = new StringBuilder();
        for (String line : body.lines().filter(each -> each.startsWith("$ ")).toList()) {
            shown.append(shown.isEmpty() ? "" : "\n").append(line).append('\n').append(command(line));
        }
        return shown.toString();
    }

    private String command(String line) {
        List<String> words = new ArrayList<>();
        Matcher word = Pattern.compile("(?:[^\\s\"]|\"[^\"]*\")+").matcher(line.substring(2));
        while (word.find()) {
            String text = word.group().replace("\"", "");
            words.add(
                    FILE.matcher("# " + text + "\n").matches()
                            ? folder.resolve(text).toString()
                            : text);
        }
        assertEquals("./heliosweep", words.removeFirst(), line);
        StringWriter output = new StringWriter();
        StringWriter messages = new StringWriter();
        int status = Heliosweep.execute(
                new Surroundings(
                        new PrintWriter(output),
                        new PrintWriter(messages),
                        folder,
                        Optional.empty(),
                        Workbench::standard,
                        new Style(false),
                        0),
                words.toArray(String[]::new));
        return (status == 0 ? output : messages).toString().replace(folder + "/", "");
    }

    /** Compiles an example with an instance main method, and gives what it prints. */
    private String run(String code) throws IOException, ReflectiveOperationException {
        Path source = folder.resolve("Example.java");
        Files.writeString(source, code);
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        int status = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        errors,
                        "-d",
                        folder.toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        source.toString());
        assertEquals(0, status, () -> errors.toString(StandardCharsets.UTF_8));
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            Class<?> example = loader.loadClass("Example");
            var constructor = example.getDeclaredConstructor();
            constructor.setAccessible(true);
            Method main = example.getDeclaredMethod("main");
            main.setAccessible(true);
            main.invoke(constructor.newInstance());
        } finally {
            System.setOut(before);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }
}

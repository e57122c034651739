package org.heliosweep.command;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A command, the files that it finds, and what it says, in one readable text:
 *
 * <pre>
 * $ heliosweep eval broken.model --set "heat=5 kW"
 *
 * --- broken.model
 * model broken
 *
 * --- messages
 * broken.model:1:13: …
 * </pre>
 *
 * <p>What the command says is compared with the last section; {@code -Dgolden.update=true} writes that section anew.
 * A file can be {@code in ISO-8859-1}; a name that ends with a slash is that of a folder.
 */
record Transcript(Path file, List<String> arguments, Map<String, String> files, String expected) {
    static final boolean UPDATE = Boolean.getBoolean("golden.update");

    private static final Pattern SECTION = Pattern.compile("--- (\\S+)(?: in (\\S+))?");

    static Transcript read(Path file, String last) throws IOException {
        List<String> lines = Files.readString(file).lines().toList();
        Map<String, String> files = new LinkedHashMap<>();
        Optional<String> section = Optional.empty();
        StringBuilder text = new StringBuilder();
        for (String line : lines.subList(1, lines.size())) {
            Matcher matcher = SECTION.matcher(line);
            if (!matcher.matches()) {
                text.append(line).append('\n');
                continue;
            }
            put(files, section, text);
            section = Optional.of(line.substring("--- ".length()));
        }
        put(files, section, text);
        String expected = files.containsKey(last) ? files.remove(last) : "";
        return new Transcript(file, words(lines.getFirst()), files, expected);
    }

    private static void put(Map<String, String> files, Optional<String> section, StringBuilder text) {
        section.ifPresent(name -> files.put(name, text.toString().stripTrailing() + "\n"));
        text.setLength(0);
    }

    /** The words of a command line as a shell finds them, without the first two; only double quotes quote. */
    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean quoted = false;
        for (char letter : (line + " ").toCharArray()) {
            if (letter == '"') {
                quoted = !quoted;
            } else if (letter != ' ' || quoted) {
                word.append(letter);
            } else if (!word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
            }
        }
        if (!line.startsWith("$ heliosweep")) {
            throw new IllegalArgumentException("a transcript begins with '$ heliosweep', not with: " + line);
        }
        return words.subList(2, words.size());
    }

    /** Puts the files into a folder. */
    void unpack(Path folder) throws IOException {
        for (Map.Entry<String, String> each : files.entrySet()) {
            Matcher header = SECTION.matcher("--- " + each.getKey());
            if (!header.matches()) {
                throw new IllegalArgumentException(each.getKey());
            }
            Path path = folder.resolve(header.group(1));
            if (header.group(1).endsWith("/")) {
                Files.createDirectory(path);
                continue;
            }
            Charset charset = header.group(2) == null ? StandardCharsets.UTF_8 : Charset.forName(header.group(2));
            Files.writeString(path, each.getValue(), charset);
        }
    }

    /** Runs the command; its files are found though the process is in another folder. */
    InProcess.Answer run(Path folder) {
        String[] words = arguments.stream()
                .map(word -> isFile(word) ? folder.resolve(word).toString() : word)
                .toArray(String[]::new);
        InProcess.Answer answer = InProcess.run(folder, words);
        return new InProcess.Answer(
                answer.status(), masked(answer.output(), folder), masked(answer.messages(), folder));
    }

    private boolean isFile(String word) {
        return files.keySet().stream()
                .anyMatch(name -> name.equals(word) || name.startsWith(word + " ") || name.equals(word + "/"));
    }

    /** What differs from machine to machine is left out. */
    private static String masked(String text, Path folder) {
        return withoutTornado(text)
                .replace(folder + "/", "")
                .replace(folder.toString(), "FOLDER")
                .replaceAll("[0-9]+ lanes of", "N lanes of")
                .replaceAll("(?m)^(  native +)(?:yes|no ) (.* of this machine +).*$", "$1yes $2A COMPILER")
                .replaceAll("(?m)^(  (?:cuda|opencl) +)(?:yes|no ) (.*? (?:NVIDIA|driver) +).*$", "$1yes $2A DEVICE")
                .replaceAll("has room for [0-9.]+ .?B", "has room for SO MUCH")
                // The version of the engine stands in the file.
                .replaceAll("(?m)^(File .* rows, ).*\\)$", "$1SIZE)")
                .replaceAll("(\"format\" : \"arrow\",\\s*\"rows\" : [0-9]+,\\s*\"bytes\" : )[0-9]+", "$1SIZE")
                .replaceAll("(?m)^(Expected time  ).*$", "$1SO LONG")
                .replaceAll("(?m)^(Back end  )\\S+: .* estimated.*$", "$1WHICH AND WHY")
                .replaceAll("(?m)^(with inputs drawn at random, on ).*:$", "$1SO MANY THREADS:")
                .replaceAll("(?m)^( +[0-9,]+ scenarios  ).* estimated.*$", "$1WHICH AND WHY")
                .replaceAll("(?m)^It does not take (opencl|cuda).*\\n", "")
                .replaceAll("(?m)^(Operations per scenario  )[0-9,]+\\n(?: +[0-9,]+  .*\\n)*", "$1N\n")
                .replaceAll("(?sm)^  \"(timing|expected)\" : \\{.*?^  }", "  \"$1\" : {}")
                .replaceAll("(?s)\"operations\" : [0-9]+,\\s*\"lowering\" : \\[.*?]", "\"operations\" : N");
    }

    /** The files say what is said where there is no SDK of TornadoVM. */
    private static String withoutTornado(String text) {
        return System.getenv("TORNADOVM_HOME") == null
                ? text
                : text.replaceAll(
                        "(?m)^(  tornado +)(?:yes|no ) (.* by TornadoVM +).*$",
                        "$1no  $2TORNADOVM_HOME names no SDK of TornadoVM");
    }

    /** Writes the last section anew. */
    void update(String last, String text) throws IOException {
        String old = Files.readString(file);
        int start = old.indexOf("\n--- " + last + "\n");
        Files.writeString(
                file,
                (start < 0 ? old.stripTrailing() + "\n" : old.substring(0, start)) + "\n--- " + last + "\n" + text);
    }
}

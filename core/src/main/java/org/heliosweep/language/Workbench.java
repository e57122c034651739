package org.heliosweep.language;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceLoader;
import org.heliosweep.claim.Ledger;
import org.heliosweep.language.Texts.Content;
import org.heliosweep.model.Canonical;
import org.heliosweep.model.Model;

/**
 * Where models and studies are read: by name from the libraries, from files, or from text.
 *
 * <p>Every method throws {@link LanguageException} for what cannot be found or understood.
 */
public final class Workbench {
    /** A model or a study of a library, with what it is about. */
    public record Title(String name, String description) {}

    private final Texts texts;

    private Workbench(List<Library> libraries) {
        this.texts = new Texts(libraries);
    }

    /** A workbench with the libraries that are on the class path. */
    public static Workbench standard() {
        List<Library> libraries = new ArrayList<>();
        ServiceLoader.load(Library.class).forEach(libraries::add);
        return new Workbench(libraries);
    }

    /** A workbench with some libraries. */
    public static Workbench of(Library... libraries) {
        return new Workbench(List.of(libraries));
    }

    /** The models of the libraries. */
    public List<Title> models() {
        return titles(Content.MODEL);
    }

    /** The studies of the libraries. */
    public List<Title> studies() {
        return titles(Content.STUDY);
    }

    /** The ledgers of claims of the libraries. */
    public List<Title> ledgers() {
        return titles(Content.LEDGER);
    }

    /**
     * The models of the libraries by what they are about, in an order for readers; those of which no library says so
     * stand last, under the empty name.
     */
    public Map<String, List<Title>> modelsByFamily() {
        Map<String, Title> rest = new LinkedHashMap<>();
        models().forEach(title -> rest.put(title.name() + Content.MODEL.ending, title));
        Map<String, List<Title>> families = new LinkedHashMap<>();
        texts.families().forEach((family, files) -> {
            List<Title> titles =
                    files.stream().map(rest::remove).filter(Objects::nonNull).toList();
            if (!titles.isEmpty()) {
                families.put(family, titles);
            }
        });
        if (!rest.isEmpty()) {
            families.put("", List.copyOf(rest.values()));
        }
        return families;
    }

    /** A model, by its name in a library or by the path of its file. */
    public Model model(String nameOrPath) {
        return readModel(texts.find(nameOrPath, Content.MODEL, Optional.empty()));
    }

    /**
     * A model as it is written: flattened, but not in its canonical form. Nothing evaluates it; it is what the
     * canonical form is compared with.
     */
    public Model flattened(String nameOrPath) {
        return definition(texts.find(nameOrPath, Content.MODEL, Optional.empty()), new ArrayDeque<>());
    }

    /** A model from its text. */
    public Model readModel(SourceText text) {
        return Canonical.of(definition(text, new ArrayDeque<>()));
    }

    /** A model from its text. */
    public Model readModel(String text) {
        return readModel(SourceText.of("model", text));
    }

    /** A study, by its name in a library or by the path of its file. */
    public StudyBuilder study(String nameOrPath) {
        return readStudy(texts.find(nameOrPath, Content.STUDY, Optional.empty()));
    }

    /** A study from its text. */
    public StudyBuilder readStudy(SourceText text) {
        Cursor cursor = new Cursor(text);
        Token name = title(cursor, Content.STUDY);
        String description = cursor.optionalString();
        cursor.endOfStatement();
        if (!cursor.at("model")) {
            throw cursor.unexpected("'model' and the name of the model that is studied");
        }
        cursor.next();
        Token modelName = cursor.fileName("the name of a model");
        cursor.endOfStatement();
        Model model = Canonical.of(definition(found(modelName, text), new ArrayDeque<>()));
        StudyBuilder builder = new StudyBuilder(name.text(), description, text.slice(modelName.span()), model);
        builder.read(cursor, false);
        return builder;
    }

    /** A ledger of claims, by its name in a library or by the path of its file. */
    public Ledger ledger(String nameOrPath) {
        return readLedger(texts.find(nameOrPath, Content.LEDGER, Optional.empty()));
    }

    /** A ledger of claims from its text. */
    public Ledger readLedger(SourceText text) {
        Cursor cursor = new Cursor(text);
        Token name = title(cursor, Content.LEDGER);
        return new LedgerReader(
                        cursor, modelName -> Canonical.of(definition(found(modelName, text), new ArrayDeque<>())))
                .read(name.text(), cursor.optionalString());
    }

    /** A study from its text. */
    public StudyBuilder readStudy(String text) {
        return readStudy(SourceText.of("study", text));
    }

    /** A study of a model, without a design yet. */
    public StudyBuilder newStudy(String name, Model model) {
        return new StudyBuilder(name, "", model.name(), model);
    }

    private List<Title> titles(Content content) {
        List<Title> titles = new ArrayList<>();
        for (String name : texts.names(content)) {
            Cursor cursor = new Cursor(texts.find(name, content, Optional.empty()));
            titles.add(new Title(title(cursor, content).text(), cursor.optionalString()));
        }
        return titles;
    }

    private static Token title(Cursor cursor, Content content) {
        if (!cursor.at(content.word)) {
            throw cursor.unexpected("'" + content.word + "' and a name at the beginning of a " + content.word);
        }
        cursor.next();
        return cursor.hyphenatedName("the name of the " + content.word);
    }

    private SourceText found(Token name, SourceText from) {
        try {
            return texts.find(name.text(), Content.MODEL, from.folder());
        } catch (LanguageException e) {
            throw e.located(from, name.span());
        }
    }

    /** The model as it is written: flattened, but not in canonical form. */
    private Model definition(SourceText text, Deque<String> using) {
        return new ModelReader(text, new ModelReader.Surroundings() {
                    @Override
                    public Model model(Token name) {
                        return used(name, text, using);
                    }

                    @Override
                    public SourceText data(Token name) {
                        try {
                            return texts.data(name.text(), text.folder());
                        } catch (LanguageException e) {
                            throw e.located(text, name.span());
                        }
                    }
                })
                .read();
    }

    private Model used(Token name, SourceText text, Deque<String> using) {
        SourceText used = found(name, text);
        String identity = used.folder().map(Path::toString).orElse("") + "|" + used.name();
        String own = text.folder().map(Path::toString).orElse("") + "|" + text.name();
        if (identity.equals(own) || using.contains(identity)) {
            throw new LanguageException(text, name.span(), "the model '" + name.text() + "' uses itself");
        }
        using.push(own);
        Model model = definition(used, using);
        using.pop();
        return model;
    }
}

package org.heliosweep.device.compute;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.util.List;
import java.util.Optional;

/** A shared library of this machine. It stays loaded: drivers have threads of their own that cannot be called back. */
@SuppressWarnings("restricted") // to load code that the JVM cannot check is what this is for
public final class NativeLibrary {
    private final String name;
    private final SymbolLookup symbols;

    private NativeLibrary(String name, SymbolLookup symbols) {
        this.name = name;
        this.symbols = symbols;
    }

    /** The first of some libraries that can be loaded, given by file names that the system looks for, or by paths. */
    public static Optional<NativeLibrary> load(List<String> names) {
        for (String name : names) {
            Optional<NativeLibrary> loaded = load(name);
            if (loaded.isPresent()) {
                return loaded;
            }
        }
        return Optional.empty();
    }

    private static Optional<NativeLibrary> load(String name) {
        try {
            return Optional.of(new NativeLibrary(name, SymbolLookup.libraryLookup(name, Arena.global())));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The name by which it was loaded. */
    public String name() {
        return name;
    }

    /**
     * A function.
     *
     * @throws DeviceException if the library has none of that name
     */
    public NativeFunction function(String function, FunctionDescriptor type) {
        return optional(function, type)
                .orElseThrow(() -> DeviceException.unavailable(
                        name, name + " has no function " + function + ": it is too old, or something else"));
    }

    /** A function that not all versions of the library have. */
    public Optional<NativeFunction> optional(String function, FunctionDescriptor type) {
        Optional<MemorySegment> address = symbols.find(function);
        return address.map(at -> new NativeFunction(at, type));
    }
}

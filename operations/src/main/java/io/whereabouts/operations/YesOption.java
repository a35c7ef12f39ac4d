package io.whereabouts.operations;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Locale;
import picocli.CommandLine.Option;

/// Asks before something is done that cannot be taken back.
final class YesOption {
    @Option(names = "--yes", description = "Does not ask; for scripts.")
    private boolean yes;

    /// @param what will happen, as a sentence
    /// @throws UserError if nobody said yes
    void confirm(String what, PrintWriter out) {
        out.println(what);
        if (yes) {
            return;
        }
        if (!Script.atTerminal()) {
            throw new UserError("nobody is there to be asked; add --yes if that is what you want");
        }
        out.print("Type yes to go on: ");
        out.flush();
        if (!answer().strip().toLowerCase(Locale.ROOT).equals("yes")) {
            throw new UserError("nothing was done");
        }
    }

    private static String answer() {
        try {
            var line = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset())).readLine();
            return line == null ? "" : line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

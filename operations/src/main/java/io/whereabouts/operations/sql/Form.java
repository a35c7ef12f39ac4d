package io.whereabouts.operations.sql;

import java.io.PrintWriter;

/// How an answer is written.
public enum Form {
    /// For people: what is long is cut off.
    TABLE {
        @Override
        public void write(Answer answer, PrintWriter out) {
            new TextTable(answer).print(out);
        }
    },
    /// RFC 4180, for spreadsheets.
    CSV {
        @Override
        public void write(Answer answer, PrintWriter out) {
            CsvText.print(answer, out);
        }
    },
    /// An array of objects, each on its line.
    JSON {
        @Override
        public void write(Answer answer, PrintWriter out) {
            JsonText.print(answer, out);
        }
    };

    public abstract void write(Answer answer, PrintWriter out);
}

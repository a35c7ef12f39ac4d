package io.whereabouts.benchmarks.measuring;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/// What was measured, as the build pins it.
public final class Built {
    private Built() {}

    /// By name.
    public static Map<String, String> versions() throws IOException {
        var built = new Properties();
        try (InputStream in = Built.class.getResourceAsStream("/versions.properties")) {
            if (in == null) {
                throw new IOException("versions.properties is not on the class path; build the module with Maven");
            }
            built.load(in);
        }
        var versions = new TreeMap<String, String>();
        built.stringPropertyNames().forEach(name -> versions.put(name, built.getProperty(name)));
        return versions;
    }
}

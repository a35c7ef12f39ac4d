package io.whereabouts.stacks;

/// What is deployed, by path from the folder in which the program runs.
enum Zip {
    COMMAND_SIDE("../command-side/target/command-side.zip"),
    QUERY_SIDE("../query-side/target/query-side.zip"),
    PICTURES("../pictures/target/pictures.zip"),
    IDENTITY("../identity/target/identity.zip");

    private final String path;

    Zip(String path) {
        this.path = path;
    }

    String path() {
        return path;
    }
}

package io.whereabouts.local.iam;

/// A request of which it is not written down what it needs.
final class UnknownOperation extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnknownOperation(String operation) {
        super(("the local environment does not know which actions %s needs; say so in "
                        + "local/src/main/java/io/whereabouts/local/iam")
                .formatted(operation));
    }
}

package io.whereabouts.stacks.bootstrap;

import java.util.List;

/// What keeps a power to the resources of some stacks.
sealed interface Bound {
    Statement apply(Statement statement, Scope scope);

    /// For people to read.
    String meaning();

    /// Its ARN carries the stack's name.
    record ByName() implements Bound {
        @Override
        public Statement apply(Statement statement, Scope scope) {
            return statement;
        }

        @Override
        public String meaning() {
            return "name";
        }
    }

    /// AWS makes up its ARN, but IAM sees its tags.
    record ByTag() implements Bound {
        @Override
        public Statement apply(Statement statement, Scope scope) {
            return statement.onlyIf("StringLike", "aws:ResourceTag/stack", scope.stack());
        }

        @Override
        public String meaning() {
            return "tag `stack`";
        }
    }

    /// It can only be created with the tag.
    record ByTagOfRequest() implements Bound {
        @Override
        public Statement apply(Statement statement, Scope scope) {
            return statement.onlyIf("StringLike", "aws:RequestTag/stack", scope.stack());
        }

        @Override
        public String meaning() {
            return "tag `stack` in the request";
        }
    }

    /// What is about to be created with the tag: it carries none yet, so nobody's else can be tagged over.
    record NewlyTagged() implements Bound {
        @Override
        public Statement apply(Statement statement, Scope scope) {
            return new ByTagOfRequest().apply(statement, scope).onlyIf("Null", "aws:ResourceTag/stack", "true");
        }

        @Override
        public String meaning() {
            return "tag `stack` in the request, and none before";
        }
    }

    /// Another condition that IAM offers for it.
    ///
    /// @param templates filled as those of a power's resources
    record ByKey(String operator, String key, List<String> templates) implements Bound {
        @Override
        public Statement apply(Statement statement, Scope scope) {
            return statement.onlyIf(
                    operator, key, templates.stream().map(scope::fill).toList());
        }

        @Override
        public String meaning() {
            return "`%s`".formatted(key);
        }
    }

    /// Nothing: an exception.
    record Unbound(String reason) implements Bound {
        @Override
        public Statement apply(Statement statement, Scope scope) {
            return statement;
        }

        @Override
        public String meaning() {
            return "**nothing**: " + reason;
        }
    }
}

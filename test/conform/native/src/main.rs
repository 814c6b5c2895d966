// Reads policies and requests from the file that is named, asks the official engine each of them in rounds, and prints as JSON how many
// nanoseconds a request takes, with the request ready and from its JSON, and which policies refused it.
use cedar_policy::{Authorizer, Context, Decision, Entities, EntityUid, PolicySet, Request};
use serde_json::{json, Value};
use std::{env, fs, hint::black_box, str::FromStr, time::Instant};

const WARM_UP: usize = 10;
const ROUNDS: usize = 15;

fn main() {
    let file = env::args().nth(1).expect("a file is named");
    let given: Value = serde_json::from_str(&fs::read_to_string(file).expect("it can be read")).expect("it is JSON");
    let policies = PolicySet::from_str(given["policies"].as_str().expect("policies")).expect("they parse");
    let asked = given["requests"].as_array().expect("requests");
    let ready: Vec<Request> = asked.iter().map(request).collect();
    let (authorizer, entities) = (Authorizer::new(), Entities::empty());
    let refused: Vec<Value> = ready
        .iter()
        .map(|each| {
            let answer = authorizer.is_authorized(each, &policies, &entities);
            let named = |id| policies.annotation(id, "id").unwrap_or_default().to_string();
            let because: Vec<String> = match answer.decision() {
                Decision::Allow => vec![],
                Decision::Deny => answer.diagnostics().reason().map(named).collect(),
            };
            json!({ "because": because, "errors": answer.diagnostics().errors().count() })
        })
        .collect();
    let of_ready = nanoseconds(|| {
        for each in &ready {
            black_box(authorizer.is_authorized(black_box(each), &policies, &entities));
        }
    });
    let of_json = nanoseconds(|| {
        for each in asked {
            black_box(authorizer.is_authorized(&request(black_box(each)), &policies, &entities));
        }
    });
    let each = |all: f64| all / asked.len() as f64;
    println!("{}", json!({ "ready": each(of_ready), "fromJson": each(of_json), "refused": refused }));
}

fn request(asked: &Value) -> Request {
    let uid = |name: &str| EntityUid::from_str(asked[name].as_str().expect("a uid")).expect("a uid");
    let context = Context::from_json_value(asked["context"].clone(), None).expect("a context");
    Request::new(uid("principal"), uid("action"), uid("resource"), context, None).expect("a request")
}

/// The median of a round.
fn nanoseconds(round: impl Fn()) -> f64 {
    let mut times: Vec<f64> = (0..WARM_UP + ROUNDS)
        .map(|_| {
            let start = Instant::now();
            round();
            start.elapsed().as_nanos() as f64
        })
        .skip(WARM_UP)
        .collect();
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

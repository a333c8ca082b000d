/** Groups of everyday paraphrases that a pattern names with `@`: what people say in many ways whatever the topic. */
export const paraphrases: ReadonlyMap<string, string> = new Map([
  [
    'fails',
    'fail|failure|crash|die|dead|down|outage|offline|unavailable|unreachable|break|fall over|goes away|blow up|blows up',
  ],
  ['more', 'more|increase|grow|rise|higher|bigger|larger|raise|extra|additional|scale up'],
  ['less', 'less|fewer|reduce|decrease|lower|smaller|shrink|cut|save|drop|minimise|minimize'],
  ['slow', 'slow|slower|latency|delay|lag|late|longer|sluggish|wait'],
  ['fast', 'fast|faster|quick|quicker|quickly|instant|low latency|speed|speeds'],
  ['lost', 'lose|lost|loss|gone|disappear|vanish|missing|drop'],
  ['waits', 'wait|block|hang|stall|stuck|queue up|pile up|piles up|starve'],
  ['twice', 'twice|again|duplicate|double|repeat|"more than once"|"second time"|redeliver|re-run|rerun'],
  ['stale', 'stale|old|outdated|"out of date"|behind|not yet|previous'],
  ['copy', 'copy|copies|replica|replicate|duplicate|standby|secondary|follower|backup|mirror'],
  ['overload', 'overload|overwhelm|flood|saturate|swamp|drown|hammer|exhaust|"too much"|"too many"|stampede|herd'],
  ['because', 'because|since|so that|otherwise|therefore|hence|means|"in order to"|to avoid|prevent|which|so|as'],
  ['depends', 'depend|"trade off"|tradeoff|choose|choice|"case by case"|when you need|if you need|it varies|up to'],
  ['no', 'not|no|never|without|none|neither|nor|avoid|instead of|rather than|stop'],
]);

/**
 * Words that say how something is asked and not what about: they carry no information for finding or deciding.
 * Words that can be the subject of an entry (down, fast, two, real, time) stay out of this list.
 */
const words = `
a an the this that these those
i im ive id ill me my mine myself we were weve our ours us you youre your yours u ur he she it its they them their theirs one ones
someone somebody anyone anybody everyone everybody something anything everything smth thing things thingy stuff
who whom whose what whats which when where why how hows whatever
am is isnt are arent was wasnt be been being do dont does doesnt did didnt doing done has hasnt have havent had having
can cant cannot could couldnt will wont would wouldnt shall should shouldnt may might must
and or nor but so if then than as of in on at to into onto from by for with without within about between against over under via per
not no yes too also just only even still yet ever never always again very much many more most some any each every both such own
same other another else here there now today tomorrow tmrw tonight yesterday rn
please pls plz thanks thank thx ty hi hello hey yo um uh uhm hmm ok okay oh ugh lol so well like maybe really actually basically
ask asks asked asking tell told say said says show explain explained explanation describe define definition mean means meaning meant
give gimme get gets got getting let lets want wanted wants need needs needed know knows knew known understand understood think
help helps helping see look looking find found use uses used using make makes made making go goes going come take takes
question questions quick q answer answers interview interviews interviewer interviewing card cards topic topics entry
difference differences different differ compare compared comparison comparing versus vs v pros cons
advantage advantages disadvantage disadvantages benefit benefits drawback drawbacks downside downsides upside
example examples tutorial guide overview introduction intro basics summary tip tips advice idea ideas clue
good better best bad worse worst nice great right correct way ways kind kinds sort possible proper
work works working happen happens happening
confused confuse eli5 eg ie etc re
`;

const filler: ReadonlySet<string> = new Set(words.trim().split(/\s+/));

/** Whether a word, as tokens.ts writes it, carries no information. */
export function isFiller(word: string): boolean {
  return filler.has(word);
}
